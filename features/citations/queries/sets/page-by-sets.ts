import { rankingWords } from '#features/search/query-sql.ts';
import type { Query } from '#features/search/query-tree.ts';
import { Prisma, replica } from '#lib/database.ts';
import type { CitationFilters } from '../../filters.ts';
import { type ListOrder, listOrder } from '../../list-order.ts';
import type { CitationSet, CitationSets, SortedSlots } from '../../sets/citation-sets.ts';
import { pickSlots } from '../../sets/pick-slots.ts';
import { readOrder } from './read-order.ts';

/** Few citations that the page is among, as a condition on `citation AS c`, and the order to sort them by. */
export type PageRows = { among: Prisma.Sql; order: ListOrder };

type Asked = { libraryId: string; sets: CitationSets; matching: CitationSet; filters: CitationFilters };

// So few are sorted by the database as fast as they are looked up in an order.
const few = 200;
const mostSorted = 5000;
const mostRanked = 4000;

/** Where the page is; null for the rare order or cursor that only the database can find, among all. */
export async function pageBySets(asked: Asked, query: Query | null): Promise<PageRows | null> {
  const { sets, matching, filters } = asked;
  const order = listOrder(filters, query);
  const count = matching.size();
  const all = () => ({ among: ofSlots(asked, matching.array()), order });
  if (count <= few) return all();
  if (order.by === 'place') return count <= mostSorted ? all() : null;
  const isRanked = order.by === 'relevance' && query !== null && rankingWords(query) !== null;
  if (isRanked) return count <= mostRanked ? all() : order.falls ? await rankedPage(asked, query) : null;
  const column = order.by === 'relevance' ? byId : order.value;
  if (count <= mostSorted && !sets.orders.has(column.text)) return all();
  const sorted = await readOrder(asked.libraryId, sets, column);
  const after = order.at ? await placeOf(asked, sorted, order, order.at) : null;
  if (after === undefined) return null;
  return {
    among: ofSlots(asked, pickSlots(sorted, matching, { falls: order.falls, after, most: filters.limit + 1 })),
    order,
  };
}

const byId = Prisma.sql`c.id`;

/** Of very many the latest are ranked; those behind them are all alike. */
async function rankedPage(asked: Asked, query: Query): Promise<PageRows | null> {
  const { libraryId, sets, matching, filters } = asked;
  const sorted = await readOrder(libraryId, sets, byId);
  const ranked = pickSlots(sorted, matching, { falls: true, after: null, most: mostRanked });
  const last = ranked.at(-1);
  if (last === undefined) return null;
  const order = listOrder(
    filters,
    query,
    Prisma.sql`c.id >= (SELECT n.id FROM citation n WHERE n.library_id = ${libraryId}::uuid AND n.ordinal = ${sets.slots.ordinalOf(last)})`,
  );
  const cursor = order.at ? await placeOf(asked, sorted, order, order.at) : null;
  const after = typeof cursor === 'number' && !ranked.includes(cursor) ? cursor : last;
  const others = pickSlots(sorted, matching, { falls: true, after, most: filters.limit + 1 });
  return { among: ofSlots(asked, [...new Set([...ranked, ...others])]), order };
}

function ofSlots({ libraryId, sets }: Asked, slots: readonly number[]): Prisma.Sql {
  const ordinals = slots.map((slot) => sets.slots.ordinalOf(slot));
  return Prisma.sql`c.library_id = ${libraryId}::uuid AND c.ordinal = ANY (${ordinals}::int[])`;
}

/** The slot of the cursor's row; undefined when it is not where it was. */
async function placeOf(
  { libraryId, sets }: Asked,
  { slots, changed }: SortedSlots,
  { from }: ListOrder,
  at: Prisma.Sql,
): Promise<number | undefined> {
  const [row] = await replica().$queryRaw<{ ordinal: number }[]>`
    SELECT c.ordinal FROM ${from} WHERE c.library_id = ${libraryId}::uuid AND ${at}`;
  const slot = row && sets.slots.find(row.ordinal);
  return slot === undefined || changed.has(slot) || !slots.includes(slot) ? undefined : slot;
}
