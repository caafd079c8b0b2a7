import type { Prisma, Transaction } from '#lib/database.ts';
import { withTables } from '#lib/history-sql.ts';
import type { Range } from '#lib/pharmacology/parameter-rules.ts';

/** What is usual for a ligand at a target, by `ligand id, target id, parameter`. */
export async function pairRanges(
  client: Transaction,
  libraryId: string,
  tables: readonly Prisma.Sql[],
): Promise<ReadonlyMap<string, Range>> {
  const rows = await client.$queryRaw<
    { ligandId: string; targetId: string; parameter: string; low: number; high: number }[]
  >`
    ${withTables(...tables)}SELECT ligand_id AS "ligandId", target_id AS "targetId", parameter, low, high
    FROM typical_range WHERE library_id = ${libraryId}::uuid`;
  return new Map(
    rows.map(({ ligandId, targetId, parameter, low, high }) => [`${ligandId} ${targetId} ${parameter}`, [low, high]]),
  );
}
