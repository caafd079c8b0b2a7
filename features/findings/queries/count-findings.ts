import { type ListState, listState } from '#features/citations/queries/list-state.ts';
import { timedRead } from '#features/citations/queries/timed-read.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { Prisma } from '#lib/database.ts';
import { withTables } from '#lib/history-sql.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import type { ListKey } from '../filter-links.ts';
import { listKeys } from '../filter-links.ts';
import { compileFindingFilters } from '../filter-sql.ts';
import type { FindingFilters } from '../filters.ts';

/** By filter, how many findings have each word of it; terms by `facet:term`, the most frequent first. */
export type FindingCounts = Record<ListKey, { value: string; count: number }[]>;

const columns: Record<ListKey, Prisma.Sql> = {
  ligands: Prisma.sql`f.ligand_id::text`,
  targets: Prisma.sql`f.target_id::text`,
  effects: Prisma.sql`f.effect_id::text`,
  assays: Prisma.sql`f.assay`,
  parameters: Prisma.sql`f.parameter`,
  actions: Prisma.sql`f.action`,
  directions: Prisma.sql`f.direction`,
  species: Prisma.sql`f.species`,
  statuses: Prisma.sql`f.status::text`,
};

/** Counts beside the list. Every filter is counted without its own selection; words nothing has are missing. */
export async function countFindings(
  viewer: LibraryActor,
  filters: FindingFilters,
  given?: ListState,
): Promise<FindingCounts> {
  authoriseInLibrary(viewer, 'finding.read');
  const state = given ?? (await listState(viewer, filters.citations));
  const { vocabulary, terms } = state;
  const asker = { libraryId: viewer.library.id, userId: viewer.userId };
  const counted = listKeys.map((key) => {
    const matching = compileFindingFilters(asker, { ...filters, [key]: [] }, terms);
    return Prisma.sql`(SELECT ${key}::text AS key, ${columns[key]} AS value, count(*)::int AS count
      FROM finding f JOIN citation c ON c.library_id = f.library_id AND c.id = f.citation_id
      WHERE ${matching} AND ${columns[key]} IS NOT NULL GROUP BY 2)`;
  });
  const rows = await timedRead(
    (tx) => tx.$queryRaw<{ key: ListKey; value: string; count: number }[]>`
      ${withTables(...state.tables)}${Prisma.join(counted, ' UNION ALL ')} ORDER BY count DESC, value`,
    state,
  );
  const counts = Object.fromEntries(listKeys.map((key) => [key, []])) as unknown as FindingCounts;
  for (const { key, value, count } of rows) {
    const term = vocabulary.byId.get(value);
    counts[key].push({ value: term?.tag ?? value, count });
  }
  return counts;
}
