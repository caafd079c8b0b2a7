import type { Actor } from '#lib/actor.ts';
import { Prisma } from '#lib/database.ts';
import { withTables } from '#lib/history-sql.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { compileFilters } from '../filter-sql.ts';
import type { CitationFilters } from '../filters.ts';
import { listState } from './list-state.ts';
import { passingNow } from './sets/matching-sets.ts';
import { timedRead } from './timed-read.ts';

const mostAlternatives = 12;

/** How many citations each of several filters of one day lets through, in one statement; of more than twelve, the first twelve. */
export async function countEach(viewer: Actor, alternatives: readonly CitationFilters[]): Promise<number[]> {
  authoriseInLibrary(viewer, 'citation.read');
  const [first] = alternatives;
  if (!first) return [];
  const libraryId = viewer.library.id;
  const state = await listState(viewer, first);
  const asked = alternatives.slice(0, mostAlternatives);
  const passing = await Promise.all(asked.map((filters) => passingNow(libraryId, filters, state)));
  if (passing.every((each) => each !== null)) return passing.map(({ all }) => all.size());
  const counts = asked.map(
    (filters) =>
      Prisma.sql`(SELECT count(*)::int FROM citation c WHERE ${compileFilters(libraryId, filters, state.terms)})`,
  );
  const rows = await timedRead(
    (tx) =>
      tx.$queryRaw<
        { counts: number[] }[]
      >`${withTables(...state.tables)}SELECT ARRAY[${Prisma.join(counts)}] AS counts`,
    state,
  );
  return rows[0]?.counts ?? [];
}
