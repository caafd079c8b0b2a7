import { replica } from '#lib/database.ts';
import { type Flag, flagMark } from '../disagreement.ts';

/** What someone noted about a ligand at a target; current while it has seen every flag there is. */
export type Resolution = { note: string; resolvedBy: string | null; resolvedAt: Date; isCurrent: boolean };

/** The notes of a library, as a function of the pair and its flags. */
export async function readResolutions(libraryId: string) {
  const rows = await replica().disagreementResolution.findMany({
    where: { libraryId },
    include: { resolvedBy: { select: { name: true } } },
  });
  const byPair = new Map(rows.map((row) => [`${row.ligandId} ${row.targetId}`, row]));
  return (ligandId: string, targetId: string, flags: readonly Flag[]): Resolution | null => {
    const row = byPair.get(`${ligandId} ${targetId}`);
    if (!row) return null;
    const { note, marks, resolvedBy, resolvedAt } = row;
    const isCurrent = flags.every((flag) => marks.includes(flagMark(flag)));
    return { note, resolvedBy: resolvedBy?.name ?? null, resolvedAt, isCurrent };
  };
}
