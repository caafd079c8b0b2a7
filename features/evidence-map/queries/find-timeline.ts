import { type ListState, listState, readerOf } from '#features/citations/queries/list-state.ts';
import { levelFilters } from '#features/evidence/evidence-level.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { withTables } from '#lib/history-sql.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import type { TimelineYear } from '../timeline.ts';

/** How many citations appeared each year, by their best level; those without a year are left out. */
export async function findTimeline(viewer: LibraryActor, given?: ListState): Promise<TimelineYear[]> {
  authoriseInLibrary(viewer, 'map.read');
  const state = given ?? (await listState(viewer, { asOf: null }));
  const rows = await readerOf(state).$queryRaw<{ year: number; rank: number | null; citations: number }[]>`
    ${withTables(...state.tables)}SELECT year, level_rank AS rank, count(*)::int AS citations FROM citation
    WHERE library_id = ${viewer.library.id}::uuid AND trashed_at IS NULL AND year IS NOT NULL
    GROUP BY year, level_rank ORDER BY year, level_rank`;
  return [...Map.groupBy(rows, ({ year }) => year)].map(([year, counted]) => ({
    year,
    levels: counted.map(({ rank, citations }) => ({
      level: rank === null ? null : (levelFilters[rank - 1] ?? null),
      citations,
    })),
  }));
}
