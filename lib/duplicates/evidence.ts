import type { Agreement } from './agreement.ts';
import { type Comparable, words } from './comparable.ts';
import { compareJournals } from './journal.ts';
import { jaroWinkler, pairSimilarity, sharedStart } from './similarity.ts';

/** Field by field, how far two records agree. */
export type Evidence = {
  doi: Agreement;
  pmid: Agreement;
  pmcid: Agreement;
  isbn: Agreement;
  /** 0 to 1; null when one has no title. */
  title: number | null;
  titleIsCut: boolean;
  numbers: Agreement;
  /** 0 to 1; null when one names no author. */
  authors: number | null;
  years: number | null;
  journal: Agreement;
  volume: Agreement;
  issue: Agreement;
  page: Agreement;
  edition: Agreement;
  /** 0 to 1; null when one has no abstract. */
  abstract: number | null;
};

/** Compares two records field by field; the order of the two makes no difference. */
export function weigh(one: Comparable, other: Comparable): Evidence {
  const titleIsCut = isCut(one, other);
  let abstract: number | null | undefined;
  return {
    doi: agreement(one.doi, other.doi, isSameDoi),
    pmid: agreement(one.pmid, other.pmid),
    pmcid: agreement(one.pmcid, other.pmcid),
    isbn: shared(one.isbns, other.isbns),
    title: titleSimilarity(one, other, titleIsCut),
    titleIsCut,
    numbers: hasSameNumbers(one, other, titleIsCut) ? 'same' : 'differs',
    authors: authorSimilarity(one, other),
    years: one.year === null || other.year === null ? null : Math.abs(one.year - other.year),
    journal: journals(one, other),
    volume: agreement(one.volume, other.volume),
    issue: agreement(one.issue, other.issue),
    page: agreement(one.page, other.page),
    edition: agreement(one.edition, other.edition),
    // Most pairs are told apart by their titles, before anybody asks.
    get abstract() {
      if (abstract === undefined) abstract = abstractSimilarity(one.abstract, other.abstract);
      return abstract;
    },
  };
}

function agreement<T>(one: T | null, other: T | null, isSame = (a: T, b: T) => a === b): Agreement {
  if (one === null || other === null) return 'unknown';
  return isSame(one, other) ? 'same' : 'differs';
}

function shared(one: readonly string[], other: readonly string[]): Agreement {
  if (one.length === 0 || other.length === 0) return 'unknown';
  return one.some((item) => other.includes(item)) ? 'same' : 'differs';
}

// What gets stuck to a DOI on its way through programs: an address's end, a full stop, brackets.
function isSameDoi(one: string, other: string): boolean {
  return one === other || bareDoi(one) === bareDoi(other);
}

function bareDoi(doi: string): string {
  return doi
    .replace(/[?#].*$/, '')
    .replace(/\/(?:full|abstract|pdf|epdf|fulltext|meta)$|\.pdf$/, '')
    .replace(/[^a-z0-9./]/g, '')
    .replace(/[./]+$/, '');
}

// A title without its subtitle, or cut by a program that has no room, is the beginning of the other.
function isCut(one: Comparable, other: Comparable): boolean {
  const [short, long] = one.letters.length <= other.letters.length ? [one, other] : [other, one];
  return (
    short.letters.length >= 30 && short.letters.length < long.letters.length && long.letters.startsWith(short.letters)
  );
}

// A cut title lacks the numbers of what is cut off.
function hasSameNumbers(one: Comparable, other: Comparable, isCutOff: boolean): boolean {
  if (one.numbers === other.numbers) return true;
  const [short, long] = one.letters.length <= other.letters.length ? [one, other] : [other, one];
  return isCutOff && short.numbers.split(' ').every((number) => long.numbers.includes(number));
}

function titleSimilarity(one: Comparable, other: Comparable, cut: boolean): number | null {
  if (one.letters === '' || other.letters === '') return null;
  if (cut) return 0.95;
  return pairSimilarity(one.letters, other.letters);
}

function authorSimilarity(one: Comparable, other: Comparable): number | null {
  if (!one.firstAuthor || !other.firstAuthor) return null;
  const first = jaroWinkler(one.firstAuthor, other.firstAuthor);
  const [few, many] = one.nameWords.length <= other.nameWords.length ? [one, other] : [other, one];
  const known = new Set(many.nameWords);
  const overlap = few.nameWords.filter((word) => known.has(word)).length / Math.max(1, few.nameWords.length);
  return Math.max(first >= 0.85 ? first : 0, overlap);
}

function journals(one: Comparable, other: Comparable): Agreement {
  const told = one.container && other.container ? compareJournals(one.container, other.container) : 'unknown';
  // An ISSN stands for the journal, never for the article.
  return told !== 'same' && shared(one.issns, other.issns) === 'same' ? 'same' : told;
}

// Abstracts are cut at different places, so only as far as the shorter goes.
function abstractSimilarity(one: string | null, other: string | null): number | null {
  if (!one || !other) return null;
  if (one === other) return one.length >= 60 ? 1 : null;
  return lettersSimilarity(letters(one), letters(other));
}

function letters(abstract: string): string {
  return words(abstract).replaceAll(' ', '').slice(0, 200);
}

function lettersSimilarity(one: string, other: string): number | null {
  const length = Math.min(one.length, other.length);
  if (length < 60) return null;
  if (sharedStart(one, other) >= length * 0.8) return 1;
  return pairSimilarity(one.slice(0, length), other.slice(0, length));
}
