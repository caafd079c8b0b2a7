import { recordEvent } from '#features/activity/commands.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { Problem } from '#lib/problem.ts';
import { secondPersonPolicySchema } from '../schema.ts';
import { policyColumns } from '../second-person.ts';

/**
 * Says for findings, claims and appraisals whether someone other than the author has to accept them; refuses with `stale` when someone saved
 * in between. What its author accepted while that was allowed stays accepted.
 */
export async function changeSecondPersonPolicy(actor: LibraryActor, input: unknown): Promise<void> {
  authoriseInLibrary(actor, 'library.update');
  const { version, ...wanted } = parseInput(secondPersonPolicySchema, input);
  const { id } = actor.library;
  await transaction(async (tx) => {
    const was = await tx.library.findUniqueOrThrow({ where: { id } });
    const changed = Object.values(policyColumns).filter((column) => was[column] !== wanted[column]);
    if (changed.length === 0) return;
    const data = { ...wanted, version: { increment: 1 } };
    const { count } = await tx.library.updateMany({ where: { id, version }, data });
    if (count === 0) throw new Problem('stale', 'Someone else saved these settings first. Reload to see theirs.');
    const part = (record: typeof wanted) => Object.fromEntries(changed.map((column) => [column, record[column]]));
    await recordEvent(tx, actor, {
      verb: 'library.secondPersonChanged',
      subjects: [{ type: 'library', id, label: was.name, before: part(was), after: part(wanted) }],
    });
  });
}
