import type { SearchParameters } from '#features/citations/filter-parameters.ts';
import { allOf } from '#features/citations/filter-sql.ts';
import { parseFilters } from '#features/citations/filters.ts';
import { printCursor } from '#features/citations/list-cursor.ts';
import { type ListState, listState, readerOf } from '#features/citations/queries/list-state.ts';
import { timedRead } from '#features/citations/queries/timed-read.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { Prisma } from '#lib/database.ts';
import { withTables } from '#lib/history-sql.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { type Fault, invalid } from '#lib/problem.ts';
import { compileFindingFilters } from '../filter-sql.ts';
import { type FindingFilters, parseFindingFilters } from '../filters.ts';
import type { FindingRecord } from '../finding-record.ts';
import { findingOrder } from '../list-order.ts';
import { readFindings } from './read-findings.ts';

export type FindingPage = { items: FindingRecord[]; total: number; next: string | null };

const joined = Prisma.sql`finding f JOIN citation c ON c.library_id = f.library_id AND c.id = f.citation_id
  LEFT JOIN term ligand ON ligand.library_id = f.library_id AND ligand.id = f.ligand_id
  LEFT JOIN term target ON target.library_id = f.library_id AND target.id = f.target_id
  LEFT JOIN term effect ON effect.library_id = f.library_id AND effect.id = f.effect_id`;

/** One page of the findings the filters let through, in their order, and how many there are in all; `given`: the state they ask for, where it is read already. */
export async function listFindings(
  viewer: LibraryActor,
  filters: FindingFilters,
  given?: ListState,
): Promise<FindingPage> {
  authoriseInLibrary(viewer, 'finding.read');
  const libraryId = viewer.library.id;
  const state = given ?? (await listState(viewer, filters.citations));
  const matching = compileFindingFilters({ libraryId, userId: viewer.userId }, filters, state.terms);
  const order = findingOrder(filters);
  if (order.after === false) {
    const detail = 'This is not a cursor of this list and order.';
    throw invalid('The cursor is not of this list.', [{ pointer: '/cursor', detail }]);
  }
  const onPage = order.after ? allOf([matching, order.after]) : matching;
  const past = withTables(...state.tables);
  const [rows, total] = await Promise.all([
    timedRead(
      (tx) => tx.$queryRaw<{ id: string; value: string | number | Date | null }[]>`
        ${past}SELECT f.id, ${order.value} AS value FROM ${joined} WHERE ${onPage} ORDER BY ${order.orderBy} LIMIT ${filters.limit + 1}`,
      state,
    ),
    timedRead(
      (tx) => tx.$queryRaw<{ total: number }[]>`${past}SELECT count(*)::int AS total FROM ${joined} WHERE ${matching}`,
      state,
    ),
  ]);
  const shown = rows.slice(0, filters.limit);
  const last = rows.length > filters.limit ? shown.at(-1) : undefined;
  const value = last?.value instanceof Date ? last.value.toISOString() : (last?.value ?? null);
  const next = last ? printCursor({ sort: order.name, value, id: last.id }) : null;
  const ids = shown.map(({ id }) => id);
  const items = await readFindings(readerOf(state), libraryId, ids, state);
  return { items, total: total[0]?.total ?? 0, next };
}

/** For pages: the filters of an address that can be read, and what could not. */
async function readFindingFilters(
  viewer: LibraryActor,
  parameters: SearchParameters,
): Promise<{ filters: FindingFilters; faults: Fault[] }> {
  const { terms } = await listState(viewer, parseFilters(parameters).filters);
  return parseFindingFilters(parameters, terms);
}

/** For the API: the filters of an address, or a `Problem` that names every fault. */
export async function requireFindingFilters(
  viewer: LibraryActor,
  parameters: SearchParameters,
): Promise<FindingFilters> {
  const { filters, faults } = await readFindingFilters(viewer, parameters);
  if (faults.length > 0) throw invalid(faults[0]?.detail ?? '', faults);
  return filters;
}

/** The findings of one citation, accepted ones first. */
export async function findingsOfCitation(viewer: LibraryActor, citationId: string): Promise<FindingRecord[]> {
  const { filters } = await readFindingFilters(viewer, { citation: citationId, sort: 'status', limit: '200' });
  return filters.citationId ? (await listFindings(viewer, filters)).items : [];
}
