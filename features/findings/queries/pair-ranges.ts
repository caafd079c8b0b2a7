import type { Transaction } from '#lib/database.ts';
import type { Range } from '#lib/pharmacology/parameter-rules.ts';

/** What is usual for a ligand at a target, by `ligand id, target id, parameter`. */
export async function pairRanges(client: Transaction, libraryId: string): Promise<ReadonlyMap<string, Range>> {
  const rows = await client.typicalRange.findMany({ where: { libraryId } });
  return new Map(
    rows.map(({ ligandId, targetId, parameter, low, high }) => [`${ligandId} ${targetId} ${parameter}`, [low, high]]),
  );
}
