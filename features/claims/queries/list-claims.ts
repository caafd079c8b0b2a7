import type { SearchParameters } from '#features/citations/filter-parameters.ts';
import { listState, readerOf } from '#features/citations/queries/list-state.ts';
import { timedRead } from '#features/citations/queries/timed-read.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { Prisma } from '#lib/database.ts';
import { withTables } from '#lib/history-sql.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { invalid } from '#lib/problem.ts';
import type { ClaimRecord } from '../claim-record.ts';
import { claimOrder, compileClaimFilters } from '../filter-sql.ts';
import { type ClaimFilters, parseClaimFilters } from '../filters.ts';
import { readClaims } from './read-claims.ts';

export type ClaimPage = { items: ClaimRecord[]; total: number; next: string | null };

/** One page of the claims the filters let through, in their order, and how many there are in all. */
export async function listClaims(viewer: LibraryActor, filters: ClaimFilters): Promise<ClaimPage> {
  authoriseInLibrary(viewer, 'claim.read');
  const libraryId = viewer.library.id;
  const state = await listState(viewer, filters);
  const matching = compileClaimFilters({ libraryId, userId: viewer.userId }, filters, state.terms);
  const { sort, limit, offset } = filters;
  const direction = Prisma.raw(sort.reversed ? 'DESC' : 'ASC');
  const rows = await timedRead(
    (tx) => tx.$queryRaw<{ id: string; total: number }[]>`
      ${withTables(...state.tables)}SELECT c.id, (count(*) OVER ())::int AS total FROM claim c
      LEFT JOIN term topic ON topic.library_id = c.library_id AND topic.id = c.topic_id
      WHERE ${matching} ORDER BY ${claimOrder[sort.by]} ${direction} NULLS LAST, c.id ${direction} LIMIT ${limit} OFFSET ${offset}`,
    state,
  );
  const total = rows[0]?.total ?? 0;
  const ids = rows.map(({ id }) => id);
  const items = await readClaims(readerOf(state), libraryId, ids, state);
  return { items, total, next: offset + rows.length < total ? String(offset + rows.length) : null };
}

/** For the API: the filters of an address, or a `Problem` that names every fault. */
export function requireClaimFilters(parameters: SearchParameters): ClaimFilters {
  const { filters, faults } = parseClaimFilters(parameters);
  if (faults.length > 0) throw invalid(faults[0]?.detail ?? '', faults);
  return filters;
}

/** The claims that a finding or a citation (or a finding of it) is linked to. */
export async function claimsOf(
  viewer: LibraryActor,
  on: { finding: string } | { citation: string },
): Promise<ClaimRecord[]> {
  const { filters } = parseClaimFilters({ ...on, limit: '200', sort: 'statement' });
  return (await listClaims(viewer, filters)).items;
}
