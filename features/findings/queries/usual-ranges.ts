import type { Prisma, Transaction } from '#lib/database.ts';
import { withTables } from '#lib/history-sql.ts';
import type { UsualRange } from '#lib/pharmacology/warnings.ts';
import type { FindingContent } from '../finding-content.ts';

type Measured = { ligandId: string | null; targetId: string | null };
type Row = Measured & { parameter: string; matrix: string | null; low: number; high: number };
type RangeOf = (measured: Measured, content: FindingContent, nameOf: (tag: string) => string) => UsualRange | null;

/** What is usual in a library, as a function of a finding: the narrowest range that holds for it, or null. */
export async function usualRanges(
  client: Transaction,
  libraryId: string,
  tables: readonly Prisma.Sql[],
): Promise<RangeOf> {
  const rows = await client.$queryRaw<Row[]>`
    ${withTables(...tables)}SELECT ligand_id AS "ligandId", target_id AS "targetId", parameter, matrix, low, high
    FROM typical_range WHERE library_id = ${libraryId}::uuid ORDER BY num_nulls(ligand_id, target_id, matrix)`;
  return (measured, content, nameOf) => {
    const row = rows.find((each) => each.parameter === content.parameter && holdsFor(each, measured, content.system));
    return row ? { range: [row.low, row.high], what: inWords(row, content, nameOf) } : null;
  };
}

function holdsFor({ ligandId, targetId, matrix }: Row, measured: Measured, system: string | null): boolean {
  return (
    (ligandId === null || ligandId === measured.ligandId) &&
    (targetId === null || targetId === measured.targetId) &&
    (matrix === null || new RegExp(`\\b${matrix}\\b`, 'i').test(system ?? ''))
  );
}

// “Mitragynine at MOR”, “IC50 at hERG”, “Mitragynine in leaf”.
function inWords(
  { ligandId, targetId, matrix }: Row,
  content: FindingContent,
  nameOf: (tag: string) => string,
): string {
  const { ligand, target, parameter } = content;
  return [
    ligandId && ligand ? nameOf(ligand) : parameter,
    ...(targetId && target ? ['at', nameOf(target)] : []),
    ...(matrix ? ['in', matrix] : []),
  ].join(' ');
}
