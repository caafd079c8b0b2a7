import { type ListState, readerOf } from '#features/citations/queries/list-state.ts';
import { withTables } from '#lib/history-sql.ts';
import { type Flag, flagMark } from '../disagreement.ts';

/** What someone noted about a ligand at a target; current while it has seen every flag there is. */
export type Resolution = { note: string; resolvedBy: string | null; resolvedAt: Date; isCurrent: boolean };

type Row = Omit<Resolution, 'isCurrent'> & { ligandId: string; targetId: string; marks: string[] };

/** The notes of a library, as a function of the pair and its flags. */
export async function readResolutions(state: ListState, libraryId: string) {
  const rows = await readerOf(state).$queryRaw<Row[]>`
    ${withTables(...state.tables)}SELECT r.ligand_id AS "ligandId", r.target_id AS "targetId", r.note, r.marks, person.name AS "resolvedBy",
      r.resolved_at AS "resolvedAt"
    FROM disagreement_resolution r LEFT JOIN user_account person ON person.id = r.resolved_by_id WHERE r.library_id = ${libraryId}::uuid`;
  const byPair = new Map(rows.map((row) => [`${row.ligandId} ${row.targetId}`, row]));
  return (ligandId: string, targetId: string, flags: readonly Flag[]): Resolution | null => {
    const row = byPair.get(`${ligandId} ${targetId}`);
    if (!row) return null;
    const { note, marks, resolvedBy, resolvedAt } = row;
    return { note, resolvedBy, resolvedAt, isCurrent: flags.every((flag) => marks.includes(flagMark(flag))) };
  };
}
