import { compileFilters } from '#features/citations/filter-sql.ts';
import type { CitationFilters } from '#features/citations/filters.ts';
import { listOrder } from '#features/citations/list-order.ts';
import { type ListState, listState, readerOf } from '#features/citations/queries/list-state.ts';
import { queryOf } from '#features/citations/resolve-filters.ts';
import { type Retraction, retractionLine } from '#features/retractions/notice.ts';
import { retractionsOf } from '#features/retractions/queries.ts';
import type { LibraryActor } from '#lib/actor.ts';
import type { CslItem } from '#lib/csl/item.ts';
import { replica } from '#lib/database.ts';
import type { CarriedLevel, ExportRecord, FormatName } from '#lib/formats/format.ts';
import { withTables } from '#lib/history-sql.ts';
import { authorise } from '#lib/permissions.ts';

/** `levels` are those a person judged: suggestions follow the tags wherever these go, so they do not travel. */
export type ExportedCitation = ExportRecord & {
  id: string;
  suggestedLevels: CarriedLevel[];
  retraction: Retraction | null;
};

const usualBatch = 500;
// Putting together what has changed since takes the same time for few as for many.
const batchOfHistory = 5000;

type Row = {
  id: string;
  key: string;
  csl: CslItem;
  termIds: string[] | null;
  levels: (CarriedLevel & { question: string | null; basis: 'judged' | 'suggested' })[];
  notes: string[];
};

/**
 * The citations the filters let through, whole and in the order of the list, however many: the ids first, then a batch at a time, so that memory stays flat.
 * The filters' cursor and limit do not count. With `format`, those that came from a file of that format have its text with them.
 */
export async function* exportRecords(
  viewer: LibraryActor,
  filters: CitationFilters,
  format?: FormatName,
): AsyncGenerator<ExportedCitation> {
  authorise(viewer, 'citation.export');
  const state = await listState(viewer, filters);
  const { terms } = state;
  const ids = await matchingIds(viewer.library.id, filters, state);
  const batchSize = state.moment ? batchOfHistory : usualBatch;
  for (let from = 0; from < ids.length; from += batchSize) {
    const batch = ids.slice(from, from + batchSize);
    const [rows, retractions, aliases, sources] = await Promise.all([
      readBatch(viewer.library.id, batch, state),
      retractionsOf(viewer.library.id, batch, readerOf(state), state.tables),
      isBibliography(format) && !state.moment ? aliasesOf(viewer.library.id, batch) : new Map<string, string[]>(),
      // What is of a moment is made of that moment alone, so that it stays the same.
      format && !state.moment ? sourcesOf(viewer.library.id, batch, format) : new Map<string, string>(),
    ]);
    for (const { id, key, csl, termIds, levels, notes } of rows) {
      const retraction = retractions.get(id) ?? null;
      const line = retractionLine(retraction);
      const rawText = sources.get(id);
      yield {
        id,
        csl: withAliases(csl, aliases.get(id)),
        citationKey: key,
        tags: terms.tagsOf(termIds ?? []),
        levels: carried(levels, 'judged'),
        suggestedLevels: carried(levels, 'suggested'),
        // A note, so that it is read in whatever program opens the file.
        notes: line ? [line, ...notes] : notes,
        retraction,
        ...(format && rawText !== undefined && { source: { format, rawText } }),
      };
    }
  }
}

// Documents that cite what was merged by its old key go on working: `ids` is BibLaTeX's own field for that.
function isBibliography(format: FormatName | undefined): boolean {
  return format === 'biblatex' || format === 'bibtex';
}

function withAliases(csl: CslItem, aliases: readonly string[] = []): CslItem {
  if (aliases.length === 0) return csl;
  const held = csl.custom?.['x-bib-ids'];
  const ids = [...(typeof held === 'string' ? held.split(/\s*,\s*/) : []), ...aliases];
  return { ...csl, custom: { ...csl.custom, 'x-bib-ids': [...new Set(ids)].join(',') } };
}

async function aliasesOf(libraryId: string, citationIds: string[]): Promise<Map<string, string[]>> {
  const rows = await replica().citationKeyAlias.findMany({
    where: { libraryId, citationId: { in: citationIds } },
    orderBy: { key: 'asc' },
    select: { key: true, citationId: true },
  });
  const aliases = new Map<string, string[]>();
  for (const { key, citationId } of rows) aliases.set(citationId, [...(aliases.get(citationId) ?? []), key]);
  return aliases;
}

function carried(levels: Row['levels'], wanted: 'judged' | 'suggested'): CarriedLevel[] {
  return levels
    .filter(({ basis }) => basis === wanted)
    .map(({ question, basis: _, ...level }) => ({ ...level, ...(question && { question }) }));
}

async function matchingIds(libraryId: string, filters: CitationFilters, state: ListState): Promise<string[]> {
  const { terms } = state;
  const { from, orderBy } = listOrder({ ...filters, cursor: null }, queryOf(filters, terms));
  const rows = await readerOf(state).$queryRaw<{ id: string }[]>`
    ${withTables(...state.tables)}SELECT c.id FROM ${from} WHERE ${compileFilters(libraryId, filters, terms)} ORDER BY ${orderBy}`;
  return rows.map(({ id }) => id);
}

function readBatch(libraryId: string, ids: readonly string[], state: ListState): Promise<Row[]> {
  return readerOf(state).$queryRaw<Row[]>`
    ${withTables(...state.tables)}SELECT c.id, c.key, c.csl,
      (SELECT array_agg(t.term_id) FROM citation_tag t WHERE t.library_id = c.library_id AND t.citation_id = c.id) AS "termIds",
      coalesce((SELECT json_agg(json_build_object('scheme', l.scheme, 'version', l.scheme_version, 'code', l.code, 'question', l.question,
        'basis', l.basis)
        ORDER BY l.scheme, l.question) FROM citation_level l WHERE l.library_id = c.library_id AND l.citation_id = c.id), '[]') AS levels,
      coalesce((SELECT json_agg(n.body ORDER BY n.created_at, n.id) FROM citation_note n
        WHERE n.library_id = c.library_id AND n.citation_id = c.id AND n.trashed_at IS NULL), '[]') AS notes
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS wanted (id, place)
    JOIN citation c ON c.library_id = ${libraryId}::uuid AND c.id = wanted.id ORDER BY wanted.place`;
}

/** The text each citation was made from, where that was of the format. */
async function sourcesOf(libraryId: string, ids: readonly string[], format: FormatName): Promise<Map<string, string>> {
  const rows = await replica().$queryRaw<{ id: string; rawText: string }[]>`
    SELECT r.citation_id AS id, r.raw_text AS "rawText" FROM import_record r
    JOIN import_run run ON run.library_id = r.library_id AND run.id = r.run_id AND run.format = ${format}
    WHERE r.library_id = ${libraryId}::uuid AND r.citation_id = ANY(${ids}::uuid[]) AND r.outcome = 'created'`;
  return new Map(rows.map(({ id, rawText }) => [id, rawText]));
}

/** How many citations the filters let through. */
export async function countMatching(viewer: LibraryActor, filters: CitationFilters): Promise<number> {
  authorise(viewer, 'citation.export');
  const state = await listState(viewer, filters);
  const matching = compileFilters(viewer.library.id, filters, state.terms);
  const [row] = await readerOf(state).$queryRaw<{ total: number }[]>`
    ${withTables(...state.tables)}SELECT count(*)::int AS total FROM citation c WHERE ${matching}`;
  return row?.total ?? 0;
}
