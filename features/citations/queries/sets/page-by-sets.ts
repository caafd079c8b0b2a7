import type { Query } from '#features/search/query-tree.ts';
import { gradesOf } from '#features/search/relevance.ts';
import { Prisma, replica } from '#lib/database.ts';
import type { CitationFilters } from '../../filters.ts';
import { type ListOrder, listOrder } from '../../list-order.ts';
import type { CitationSet, CitationSets, SortedSlots } from '../../sets/citation-sets.ts';
import { citationsWith } from '../../sets/conditions-in-sets.ts';
import { pickSlots } from '../../sets/pick-slots.ts';
import { pickRanked, relevanceTiers } from '../../sets/relevance-tiers.ts';
import { askSets } from './ask-sets.ts';
import { readOrder } from './read-order.ts';

/** Few citations that the page is among, as a condition on `citation AS c`, and the order to sort them by. */
export type PageRows = { among: Prisma.Sql; order: ListOrder };

type Asked = { libraryId: string; sets: CitationSets; matching: CitationSet; filters: CitationFilters };

// So few are sorted by the database as fast as they are looked up in an order.
const few = 200;
const mostSorted = 5000;

/** Where the page is; null for the rare order or cursor that only the database can find, among all. */
export async function pageBySets(asked: Asked, query: Query | null): Promise<PageRows | null> {
  const { sets, matching, filters } = asked;
  const order = listOrder(filters, query);
  const count = matching.size();
  const all = () => ({ among: ofSlots(asked, matching.array()), order });
  if (count <= few) return all();
  if (order.by === 'place') return count <= mostSorted ? all() : null;
  const isByRelevance = order.by === 'relevance';
  const column = isByRelevance ? byId : order.value;
  if (count <= mostSorted && !isByRelevance && !sets.orders.has(column.text)) return all();
  const sorted = await readOrder(asked.libraryId, sets, column);
  const after = await placeOf(asked, sorted, order);
  if (after === undefined) return null;
  const stretch = { falls: order.falls, after, most: filters.limit + 1 };
  const slots = isByRelevance
    ? pickRanked(await tiersOf(asked, query), sorted, stretch, Number(order.cursor?.value))
    : pickSlots(sorted, matching, stretch);
  return { among: ofSlots(asked, slots), order };
}

const byId = Prisma.sql`c.id`;

async function tiersOf({ libraryId, sets, matching }: Asked, query: Query | null): Promise<Map<number, CitationSet>> {
  const searched = query ? gradesOf(query) : [];
  const conditions = searched.flat().map(({ query }) => ({ kind: 'query' as const, query }));
  const answers = await askSets(libraryId, sets, conditions);
  const graded = searched.map((grades) =>
    grades.map(({ query, weight }) => ({ members: citationsWith({ kind: 'query', query }, sets, answers), weight })),
  );
  return relevanceTiers(matching, graded);
}

function ofSlots({ libraryId, sets }: Asked, slots: readonly number[]): Prisma.Sql {
  const ordinals = slots.map((slot) => sets.slots.ordinalOf(slot));
  return Prisma.sql`c.library_id = ${libraryId}::uuid AND c.ordinal = ANY (${ordinals}::int[])`;
}

/** The slot of the cursor's row in an order, null without a cursor; undefined when it is not where it was. */
async function placeOf(
  { libraryId, sets }: Asked,
  { slots, changed }: SortedSlots,
  { by, from, at, cursor }: ListOrder,
): Promise<number | null | undefined> {
  if (!at || !cursor) return null;
  // Within a tier citations stand by their ids, whatever the row weighs by now.
  const row =
    by === 'relevance' ? Prisma.sql`citation c WHERE c.id = ${cursor.id}::uuid` : Prisma.sql`${from} WHERE ${at}`;
  const [found] = await replica().$queryRaw<{ ordinal: number }[]>`
    SELECT c.ordinal FROM ${row} AND c.library_id = ${libraryId}::uuid`;
  const slot = found && sets.slots.find(found.ordinal);
  return slot === undefined || changed.has(slot) || !slots.includes(slot) ? undefined : slot;
}
