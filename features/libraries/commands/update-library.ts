import { recordEvent } from '#features/activity/commands.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { Problem } from '#lib/problem.ts';
import { updateLibrarySchema } from '../schema.ts';

/** Changes a library's name, description and defaults; refuses with `stale` when someone saved in between. */
export async function updateLibrary(actor: LibraryActor, input: unknown): Promise<void> {
  authoriseInLibrary(actor, 'library.update');
  const { version, ...wanted } = parseInput(updateLibrarySchema, input);
  const { id } = actor.library;
  await transaction(async (tx) => {
    const was = await tx.library.findUniqueOrThrow({ where: { id } });
    const changed = (Object.keys(wanted) as (keyof typeof wanted)[]).filter((key) => was[key] !== wanted[key]);
    if (changed.length === 0) return;
    const data = { ...wanted, version: { increment: 1 } };
    const { count } = await tx.library.updateMany({ where: { id, version }, data });
    if (count === 0) throw new Problem('stale', 'Someone else saved these settings first. Reload to see theirs.');
    const part = (record: typeof wanted) => Object.fromEntries(changed.map((key) => [key, record[key]]));
    await recordEvent(tx, actor, {
      verb: 'library.updated',
      subjects: [{ type: 'library', id, label: wanted.name, before: part(was), after: part(wanted) }],
    });
  });
}
