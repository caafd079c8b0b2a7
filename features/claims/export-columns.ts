import { isAcceptedByAuthor } from '#features/libraries/second-person.ts';
import type { ClaimRecord, Evidence } from './claim-record.ts';

type Cell = string | number | boolean | null;
/** One row of a table of claims: a claim with one of its links, or with none. */
type Line = ClaimRecord & { link: Evidence | null };
type ExportColumn = { name: string; meaning: string; cell: (line: Line) => Cell };

const iso = (date: Date | null | undefined) => date?.toISOString() ?? null;
const day = (date: Date | null | undefined) => iso(date)?.slice(0, 10) ?? null;

/** What a claim says, in columns that every one of its rows repeats; an import reads them. */
const contentColumns: readonly ExportColumn[] = [
  { name: 'statement', meaning: 'The claim', cell: ({ content }) => content.statement },
  { name: 'topic', meaning: 'facet:term', cell: ({ content }) => content.topic },
  { name: 'origin_kind', meaning: 'Article, label, review …', cell: ({ content }) => content.origin?.kind ?? null },
  { name: 'origin_title', meaning: 'Where it is said', cell: ({ content }) => content.origin?.title ?? null },
  { name: 'origin_part', meaning: 'Heading or page', cell: ({ content }) => content.origin?.part ?? null },
  { name: 'origin_address', meaning: 'Its address', cell: ({ content }) => content.origin?.address ?? null },
  { name: 'origin_seen_on', meaning: 'Day it was seen', cell: ({ content }) => content.origin?.seenOn ?? null },
  { name: 'summary', meaning: 'What the literature says', cell: ({ content }) => content.summary },
  { name: 'gap', meaning: 'What is missing', cell: ({ content }) => content.gap },
  { name: 'proposed_verdict', meaning: 'The author’s view', cell: ({ content }) => content.proposedVerdict },
];

/** What one link says; an import reads them. */
const linkColumns: readonly ExportColumn[] = [
  { name: 'relation', meaning: 'What the evidence says of the claim', cell: ({ link }) => link?.relation ?? null },
  { name: 'note', meaning: 'Of the link', cell: ({ link }) => link?.note || null },
  {
    name: 'finding',
    meaning: 'Id of the linked finding; empty: the whole paper',
    cell: ({ link }) => link?.finding ?? null,
  },
  { name: 'finding_label', meaning: 'What that finding is called', cell: ({ link }) => link?.label ?? null },
  { name: 'finding_result', meaning: 'Its result as it prints', cell: ({ link }) => link?.printed ?? null },
  { name: 'citation_id', meaning: 'Of the linked paper, or the finding’s', cell: ({ link }) => link?.paper.id ?? null },
  { name: 'citation_key', meaning: 'As in the bibliography', cell: ({ link }) => link?.paper.key ?? null },
  { name: 'citation_doi', meaning: 'Of the paper', cell: ({ link }) => link?.paper.doi ?? null },
  { name: 'citation_pmid', meaning: 'Of the paper, in PubMed', cell: ({ link }) => link?.paper.pmid ?? null },
];

// Told, and passed over by an import: it belongs to where the claim comes from.
const toldColumns: readonly ExportColumn[] = [
  { name: 'citation_title', meaning: 'Title of the paper', cell: ({ link }) => link?.paper.title ?? null },
  { name: 'level', meaning: 'Of the evidence, scheme:code', cell: ({ link }) => link?.level ?? null },
  { name: 'reviewed', meaning: 'Whether the finding was accepted', cell: ({ link }) => link?.reviewed ?? null },
  { name: 'retraction', meaning: 'What became of the paper', cell: ({ link }) => link?.retraction?.state ?? null },
  { name: 'status', meaning: 'draft, submitted, accepted, rejected or withdrawn', cell: ({ status }) => status },
  { name: 'verdict', meaning: 'As signed', cell: ({ verdict }) => verdict?.verdict ?? null },
  { name: 'verdict_note', meaning: 'What it rests on', cell: ({ verdict }) => verdict?.note ?? null },
  { name: 'verdict_signed_by', meaning: 'By whom', cell: ({ verdict }) => verdict?.signedBy ?? null },
  { name: 'verdict_signed_on', meaning: 'When', cell: ({ verdict }) => day(verdict?.signedAt) },
  {
    ...{ name: 'verdict_is_current', meaning: 'FALSE when the evidence changed afterwards' },
    cell: ({ verdict }) => verdict?.isCurrent ?? null,
  },
  { name: 'grade', meaning: 'Certainty: high, moderate, low or very low', cell: ({ grade }) => grade?.level ?? null },
  { name: 'grade_confirmed_by', meaning: 'The second person', cell: ({ grade }) => grade?.confirmedBy ?? null },
  { name: 'retracted', meaning: 'Whether it rests on a retracted paper', cell: ({ retracted }) => retracted },
  { name: 'recheck', meaning: 'Whether a notice asks for another look', cell: ({ recheck }) => recheck.length > 0 },
  { name: 'author', meaning: 'Who wrote it', cell: ({ author }) => author?.name ?? null },
  { name: 'accepted_by', meaning: 'Who accepted it', cell: ({ acceptedBy }) => acceptedBy?.name ?? null },
  {
    name: 'accepted_by_author',
    meaning: 'TRUE when nobody but its author did',
    cell: (claim) => isAcceptedByAuthor(claim),
  },
  { name: 'accepted_at', meaning: 'When', cell: ({ acceptedAt }) => iso(acceptedAt) },
  { name: 'changed_at', meaning: 'When it last changed', cell: ({ changedAt }) => iso(changedAt) },
];

/** The columns of claims as CSV and what each means; one row a link. */
export const exportColumns: readonly ExportColumn[] = [
  { name: 'id', meaning: 'Of the claim: rows with the same id are one claim', cell: ({ id }) => id },
  ...contentColumns,
  ...linkColumns,
  ...toldColumns,
];

const namesOf = (columns: readonly ExportColumn[]) => columns.map(({ name }) => name);
export const contentColumnNames = namesOf(contentColumns);
export const linkColumnNames = namesOf(linkColumns);
