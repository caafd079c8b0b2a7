import { type Prisma, replica } from '#lib/database.ts';
import { type CitationSets, eachOrdinal, type SortedSlots } from '../../sets/citation-sets.ts';

// Changed citations are sorted by the database each time; beyond so many the order is read anew.
const mostChanged = 1000;
const longestReading = 60_000;

const beingRead = new WeakMap<CitationSets, Map<string, Promise<SortedSlots>>>();

/** Reads orders beforehand, one after the other. */
export async function readOrders(libraryId: string, sets: CitationSets, columns: readonly Prisma.Sql[]): Promise<void> {
  for (const column of columns) await readOrder(libraryId, sets, column);
}

/** The citations in rising order of a column. While one that has many changes is read anew, the old one still serves. */
export async function readOrder(libraryId: string, sets: CitationSets, column: Prisma.Sql): Promise<SortedSlots> {
  const key = column.text;
  const known = sets.orders.get(key);
  if (known && known.changed.size() <= mostChanged) return known;
  const all = beingRead.get(sets) ?? new Map<string, Promise<SortedSlots>>();
  beingRead.set(sets, all);
  const reading = all.get(key) ?? readAnew(libraryId, sets, column).finally(() => all.delete(key));
  all.set(key, reading);
  if (!known) return await reading;
  reading.catch(() => undefined);
  return known;
}

function readAnew(libraryId: string, sets: CitationSets, column: Prisma.Sql): Promise<SortedSlots> {
  return sets.whileReading(async (changed) => {
    const row = await replica().$transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT set_config('statement_timeout', ${String(longestReading)}, true), set_config('work_mem', '64MB', true)`;
        const [row] = await tx.$queryRaw<{ ordinals: Uint8Array | null; unknown: number }[]>`
          SELECT string_agg(int4send(ordinal), '') AS ordinals, count(*) FILTER (WHERE NOT is_known)::int AS unknown FROM (
            SELECT c.ordinal, ${column} IS NOT NULL AS is_known FROM citation c WHERE c.library_id = ${libraryId}::uuid ORDER BY ${column} NULLS LAST, c.id) sorted`;
        return row;
      },
      { timeout: longestReading + 5000 },
    );
    const slots = Int32Array.from(eachOrdinal(row?.ordinals ?? new Uint8Array()), (ordinal) =>
      sets.slots.take(ordinal),
    );
    const order = { slots, unknown: row?.unknown ?? 0, changed };
    sets.orders.set(column.text, order);
    return order;
  });
}
