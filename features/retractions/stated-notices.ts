import { normalisePmid } from '#lib/csl/identifiers.ts';
import type { CslItem } from '#lib/csl/item.ts';
import { pubmedRelations } from '#lib/lookup/pubmed-relations.ts';
import { type Relation, type RelationKind, relationOf } from '#lib/lookup/relation.ts';
import type { NoticeNature } from './notice.ts';
import { dayIn, doiIn, type NoticeInput } from './retraction-watch.ts';

/** A notice that a record states, of itself or of the paper it is the notice of, and who says so. */
export type StatedNotice = Omit<NoticeInput, 'sourceId'> & { source: string };

// `by`: the record is the paper that the notice is about; `of`: it is the notice.
const kinds: Partial<Record<RelationKind, [nature: NoticeNature, side: 'by' | 'of']>> = {
  'retracted-by': ['retraction', 'by'],
  'retraction-of': ['retraction', 'of'],
  'corrected-by': ['correction', 'by'],
  'correction-of': ['correction', 'of'],
  'concern-by': ['expression_of_concern', 'by'],
  'concern-of': ['expression_of_concern', 'of'],
  'reinstated-by': ['reinstatement', 'by'],
  'reinstatement-of': ['reinstatement', 'of'],
};

// What MEDLINE's tags say: “J Pain. 2021 Jan 4;22(1):9. doi: 10.1016/j.jpain.2021. PMID: 33393489”.
const medlineKinds: Readonly<Record<string, RelationKind>> = {
  'x-nbib-rin': 'retracted-by',
  'x-nbib-rof': 'retraction-of',
  'x-nbib-ein': 'corrected-by',
  'x-nbib-efr': 'correction-of',
  'x-nbib-cri': 'corrected-by',
  'x-nbib-crf': 'correction-of',
  'x-nbib-eci': 'concern-by',
  'x-nbib-ecf': 'concern-of',
};

// Crossref passes on what publishers and Retraction Watch deposit; the register itself is a source of its own here.
const services: Readonly<Record<string, string>> = {
  ...{ crossref: 'crossref', publisher: 'crossref', 'retraction-watch': 'crossref' },
  ...{ pubmed: 'pubmed', europepmc: 'europepmc', openalex: 'openalex', datacite: 'datacite' },
};

/** The notices that a record's relations state: those a lookup left, or those of an imported NBIB or PubMed XML. */
export function statedNotices(csl: CslItem): StatedNotice[] {
  const custom = csl.custom;
  if (!custom) return [];
  const looked = listOf(custom.relations).flatMap((relation) => readRelation(relation) ?? []);
  const written = writtenRelations(custom).map((relation) => ({ ...relation, source: 'file' }));
  const notices = [...looked, ...written].flatMap((relation) => noticeOf(csl, relation) ?? []);
  const isNamed = ({ noticeDoi, noticePmid }: StatedNotice) => noticeDoi !== null || noticePmid !== null;
  // “Retracted” alone says less than “retracted by that notice”.
  return notices.filter(
    (notice) => isNamed(notice) || !notices.some((other) => other.nature === notice.nature && isNamed(other)),
  );
}

function writtenRelations(custom: Record<string, unknown>): Relation[] {
  const medline = Object.entries(medlineKinds).flatMap(([name, kind]) =>
    listOf(custom[name]).flatMap((text) => (typeof text === 'string' ? medlineRelation(kind, text) : [])),
  );
  const xml = listOf(custom['x-pubmed-CommentsCorrectionsList']).flatMap((text) =>
    typeof text === 'string' ? pubmedRelations(text) : [],
  );
  const types = [...listOf(custom['x-nbib-pt']), ...listOf(custom['x-pubmed-PublicationTypeList'])];
  const isRetracted = types.some((type) => typeof type === 'string' && /\bRetracted Publication\b/i.test(type));
  return [...medline, ...xml, ...(isRetracted ? [relationOf('retracted-by', {})] : [])];
}

function medlineRelation(kind: RelationKind, text: string): Relation {
  const doi = /\bdoi:\s*(10\.\S+?)[.;]?(?:\s|$)/i.exec(text)?.[1];
  return relationOf(kind, { doi, pmid: /\bPMID:\s*(\d+)/i.exec(text)?.[1], text });
}

// Of a record that came in a file anything may be written there.
function readRelation(value: unknown): (Relation & { source: string }) | null {
  if (typeof value !== 'object' || value === null) return null;
  const { kind, doi, pmid, date, text, source } = value as Record<string, unknown>;
  if (typeof kind !== 'string' || !Object.hasOwn(kinds, kind)) return null;
  const rest = { date: wordsIn(date), text: wordsIn(text) };
  const relation = relationOf(kind as RelationKind, { doi, pmid, ...rest });
  const service = typeof source === 'string' && Object.hasOwn(services, source) ? services[source] : undefined;
  return { ...relation, source: service ?? 'file' };
}

function noticeOf(csl: CslItem, relation: Relation & { source: string }): StatedNotice | null {
  const [nature, side] = kinds[relation.kind] ?? [];
  if (!nature) return null;
  const own = { doi: doiIn(String(csl.DOI ?? '')), pmid: normalisePmid(String(csl.PMID ?? '')) };
  const other = { doi: doiIn(relation.doi ?? ''), pmid: relation.pmid ?? null };
  const [paper, notice] = side === 'by' ? [own, other] : [other, own];
  if (!paper.doi && !paper.pmid) return null;
  // A paper that is said to be its own notice names none.
  const isOther = !(notice.doi && notice.doi === paper.doi) && !(notice.pmid && notice.pmid === paper.pmid);
  const dated = relation.date ? dayIn(relation.date) : side === 'by' ? dayInText(relation.text) : issuedDay(csl);
  return {
    ...{ nature, ...paper, date: dated, reasons: '', source: relation.source },
    title: side === 'by' && typeof csl.title === 'string' ? csl.title.slice(0, 1000) : '',
    ...{ noticeDoi: isOther ? notice.doi : null, noticePmid: isOther ? notice.pmid : null },
  };
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The day in “J Pain. 2021 Jan 4;22(1):9”. */
function dayInText(text: string | undefined): string | null {
  const [, year, name = '', day = ''] = /\b(\d{4}) ([A-Z][a-z]{2}) (\d{1,2})\b/.exec(text ?? '') ?? [];
  const month = months.indexOf(name) + 1;
  return year && month > 0 ? dayIn(`${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`) : null;
}

// A notice is of the day it was published, where that is known to the day.
function issuedDay(csl: CslItem): string | null {
  const parts = csl.issued?.['date-parts']?.[0] ?? [];
  return parts.length === 3 ? dayIn(parts.map((part) => String(part).padStart(2, '0')).join('-')) : null;
}

function wordsIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}
