import type { Agreement } from './agreement.ts';
import type { Comparable } from './comparable.ts';
import { type Evidence, weigh } from './evidence.ts';
import type { Reason } from './reason.ts';
import { relationOf } from './versions.ts';

/**
 * `same`: sure enough to be taken for one without asking. `candidate`: a person should look. `versions`: two reports of one study, such as a preprint and
 * the article it became. `different`: neither.
 */
export type Verdict = 'same' | 'candidate' | 'versions' | 'different';

export type Comparison = {
  verdict: Verdict;
  /** 0 to 1, for the order of a queue. */
  score: number;
  reasons: Reason[];
};

/** Judges two records. Symmetric; a record that says enough is the same as itself. */
export function compareRecords(one: Comparable, other: Comparable): Comparison {
  const evidence = weigh(one, other);
  const found = (verdict: Verdict, ...more: Reason[]): Comparison => {
    return { verdict, score: scoreOf(evidence, verdict), reasons: [...more, ...reasonsOf(evidence)] };
  };
  if (!isAlike(evidence)) return { verdict: 'different', score: 0, reasons: [] };
  const relation = relationOf(one, other, evidence);
  if (relation) return relation === 'unrelated' ? found('different') : found('versions', { code: relation });
  const vetoes = vetoesOf(one, other, evidence);
  const same = () => (vetoes.length === 0 ? found('same') : found('candidate', ...vetoes));
  if (isIdentified(evidence)) return same();
  if (vetoes.some((veto) => isFinal(veto, evidence))) return found('different', ...vetoes);
  if (isDescribed(one, !one.firstAuthor && !other.firstAuthor, evidence)) return same();
  return found(isWorthALook(evidence, one.letters.length) ? 'candidate' : 'different', ...vetoes);
}

/** A part 2 on other pages or under another DOI is no part 1, nor is one volume of a set another. */
function isFinal({ code }: Reason, { page, years, doi }: Evidence): boolean {
  if (code === 'volumesOfSet') return true;
  return code === 'numbersDiffer' && doi !== 'same' && (told(doi) || told(page) || (years ?? 0) > 0);
}

/** Most pairs of a block have nothing to do with each other; nor have the abstracts of one supplement, which share its DOI. */
function isAlike(evidence: Evidence): boolean {
  const { doi, pmid, pmcid, title, page, volume, authors } = evidence;
  if (pmid === 'same' || pmcid === 'same') return true;
  if (doi === 'same') return title === null || authors === null || title >= 0.6 || authors >= 0.6;
  if (title !== null && title >= 0.75) return true;
  return page === 'same' && volume === 'same' && ((authors ?? 0) >= 0.8 || (evidence.abstract ?? 0) >= 0.8);
}

/** An identifier agrees, and the rest does not speak against it: identifiers are mistyped, and abstracts of one supplement share its DOI. */
function isIdentified({ doi, pmid, pmcid, title, authors, page, years, abstract }: Evidence): boolean {
  if (doi !== 'same' && pmid !== 'same' && pmcid !== 'same') return false;
  if (title !== null && title >= 0.8) return true;
  if (title === null) return authors === null || authors >= 0.8;
  return (authors ?? 0) >= 0.85 && years === 0 && (page === 'same' || (abstract ?? 0) >= 0.9);
}

/** No identifier agrees, but the description does. */
function isDescribed({ letters }: Comparable, isUnsigned: boolean, evidence: Evidence): boolean {
  const { title, titleIsCut, authors, years, journal, volume, page, abstract, isbn } = evidence;
  if (title === null || years === null || years > 1) return false;
  const isPlaced = volume === 'same' && page === 'same';
  if (isPlaced && journal !== 'differs' && title >= 0.85 && authors !== null && authors >= 0.7) return true;
  if (isPlaced && journal === 'same' && title >= 0.9) return true;
  if (isPlaced && journal === 'same' && (authors ?? 0) >= 0.9 && (abstract ?? 0) >= 0.9) return true;
  if (isUnsigned && title === 1 && years === 0 && letters.length >= 16 && journal === 'same')
    return volume === 'same' && page !== 'differs';
  if (authors === null || authors < 0.8 || title < 0.93) return false;
  if (journal === 'same' && page !== 'differs') return !titleIsCut || page === 'same' || (abstract ?? 0) >= 0.9;
  if (isbn === 'same') return true;
  if (abstract !== null && abstract >= 0.9 && (page === 'same' || journal === 'same')) return true;
  return years === 0 && journal === 'unknown' && page !== 'differs' && title === 1 && letters.length >= 30;
}

const told = (agreement: Agreement) => agreement === 'differs';

/** What forbids to merge without asking, however alike the rest. */
function vetoesOf(one: Comparable, other: Comparable, evidence: Evidence): Reason[] {
  const { doi, pmid, years, numbers, edition, volume, page, journal } = evidence;
  const isSet = one.kind === 'book' && other.kind === 'book' && told(volume);
  const vetoes: [boolean, Reason][] = [
    [told(doi), { code: 'doisDiffer' }],
    [told(pmid) && doi !== 'same', { code: 'pmidsDiffer' }],
    [years !== null && years > 1, { code: 'yearsDiffer', count: years ?? 0 }],
    [told(numbers), { code: 'numbersDiffer' }],
    [told(edition), { code: 'editionsDiffer' }],
    [isSet, { code: 'volumesOfSet' }],
    [told(volume) && told(page) && doi !== 'same' && pmid !== 'same', { code: 'placesDiffer' }],
    [
      told(journal) && doi !== 'same' && pmid !== 'same' && !(page === 'same' && volume === 'same'),
      { code: 'journalsDiffer' },
    ],
    [one.kind !== other.kind && (one.kind === 'part' || other.kind === 'part'), { code: 'partOfBook' }],
  ];
  return vetoes.filter(([holds]) => holds).map(([, reason]) => reason);
}

/** Worth a person's time: nearly the same title, or the same place by the same people. */
function isWorthALook(evidence: Evidence, length: number): boolean {
  const { doi, pmid, pmcid, title, authors, years, journal, volume, page, abstract } = evidence;
  if (doi === 'same' || pmid === 'same' || pmcid === 'same') return true;
  const isPlaced = volume === 'same' && page === 'same' && journal === 'same';
  if (title !== null && title >= 0.9 && length >= 12) {
    if (authors === null) return (years ?? 0) <= 1 && journal !== 'differs' && page !== 'differs';
    if (authors >= 0.5) return isPlaced || (years ?? 0) <= 3;
  }
  if (title !== null && title >= 0.8 && (authors ?? 0) >= 0.8 && (years ?? 0) <= 1 && journal !== 'differs')
    return true;
  return isPlaced && (authors ?? 0) >= 0.85 && years !== null && years <= 1 && (abstract === null || abstract >= 0.6);
}

function reasonsOf(evidence: Evidence): Reason[] {
  const { doi, pmid, pmcid, isbn, title, titleIsCut, authors, years, journal, volume, page, abstract } = evidence;
  const all: [boolean, Reason][] = [
    [doi === 'same', { code: 'doi' }],
    [pmid === 'same', { code: 'pmid' }],
    [pmcid === 'same', { code: 'pmcid' }],
    [isbn === 'same', { code: 'isbn' }],
    [title === 1, { code: 'title' }],
    [titleIsCut, { code: 'titleCut' }],
    [title !== null && title < 1 && !titleIsCut && title >= 0.75, { code: 'titleAlike', percent: percent(title) }],
    [authors !== null && authors >= 0.8, { code: 'authors' }],
    [years === 0, { code: 'year' }],
    [years === 1, { code: 'nextYear' }],
    [journal === 'same', { code: 'journal' }],
    [volume === 'same' && page === 'same', { code: 'place' }],
    [abstract !== null && abstract >= 0.9, { code: 'abstract' }],
  ];
  return all.filter(([holds]) => holds).map(([, reason]) => reason);
}

const percent = (share: number | null) => Math.floor((share ?? 0) * 100);

// Title counts most; what both are silent about counts for half.
function scoreOf(evidence: Evidence, verdict: Verdict): number {
  const { doi, pmid, title, authors, years, journal, volume, page, abstract } = evidence;
  const identity = doi === 'same' || pmid === 'same' ? 1 : told(doi) || told(pmid) ? 0 : 0.5;
  const year = years === null ? 0.5 : Math.max(0, 1 - years / 2);
  const place = ([journal, volume, page] as const).reduce((sum, part) => sum + worth(part) / 3, 0);
  const sum =
    3 * (title ?? 0.5) +
    2 * identity +
    1.5 * (authors ?? 0.5) +
    year +
    1.5 * place +
    (abstract === null ? 0.5 : abstract);
  const score = Math.round((sum / 10) * 1000) / 1000;
  return verdict === 'same' ? Math.max(score, 0.75) : score;
}

const worth = (agreement: Agreement) => (agreement === 'same' ? 1 : told(agreement) ? 0 : 0.5);
