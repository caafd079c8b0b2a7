import { recordEvent } from '#features/activity/commands.ts';
import type { Actor, LibraryActor } from '#lib/actor.ts';
import type { Transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { newId } from '#lib/new-id.ts';
import { authorise } from '#lib/permissions.ts';
import { Problem } from '#lib/problem.ts';
import { actingIn } from '../actor-library.ts';
import { createLibrarySchema } from '../schema.ts';

/** Makes an empty library, owned by who makes it (by nobody yet when the command line does); gives the actor in it. */
export async function insertLibrary(tx: Transaction, actor: Actor, input: unknown): Promise<LibraryActor> {
  authorise(actor, 'library.create');
  const given = parseInput(createLibrarySchema, input);
  const id = newId();
  const { count } = await tx.library.createMany({ data: { id, ...given }, skipDuplicates: true });
  if (count === 0) {
    const detail = `There is already a library at /${given.slug}.`;
    throw new Problem('conflict', detail, { errors: [{ pointer: '/slug', detail }] });
  }
  if (actor.userId) await tx.membership.create({ data: { libraryId: id, userId: actor.userId, role: 'owner' } });
  const owner = actingIn(actor, await tx.library.findUniqueOrThrow({ where: { id } }), 'owner');
  await recordEvent(tx, owner, {
    verb: 'library.created',
    subjects: [{ type: 'library', id, label: given.name, before: null, after: given }],
  });
  return owner;
}
