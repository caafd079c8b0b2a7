import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { flagMark } from '../disagreement.ts';
import { findDisagreement } from '../queries/find-disagreement.ts';
import { resolveDisagreementSchema } from '../schema.ts';

/** Notes why the values of a ligand at a target differ: `{ note }`. Covers the flags there are now; a further one opens it again. */
export async function resolveDisagreement(
  actor: Actor,
  pair: { ligand: string; target: string },
  input: unknown,
): Promise<void> {
  authoriseInLibrary(actor, 'disagreement.resolve');
  const { note } = parseInput(resolveDisagreementSchema, input);
  const { ligand, target, flags } = await findDisagreement(actor, pair, true);
  const key = { libraryId: actor.library.id, ligandId: ligand.id, targetId: target.id };
  const data = { note, marks: flags.map(flagMark), resolvedById: actor.userId, resolvedAt: new Date() };
  await transaction(async (tx) => {
    const where = { libraryId_ligandId_targetId: key };
    const before = await tx.disagreementResolution.findUnique({ where, select: { note: true } });
    await tx.disagreementResolution.upsert({ where, create: { ...key, ...data }, update: data });
    await recordEvent(tx, actor, {
      verb: 'disagreement.resolved',
      subjects: [ligand, target].map(({ id, name }) => ({ type: 'term', id, label: name, before: null, after: null })),
      details: { note, before: before?.note ?? null, ligand: ligand.tag, target: target.tag },
    });
  });
}
