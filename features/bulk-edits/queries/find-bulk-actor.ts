import { actingIn } from '#features/libraries/actor-library.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { notFound, Problem } from '#lib/problem.ts';

/** Who the worker acts for in a run: whoever started it, with the role they have now. What is done already is told in their name whatever became of them. */
export async function findBulkActor(
  libraryId: string,
  runId: string,
  of: 'a member' | 'whatever became of them' = 'a member',
): Promise<LibraryActor> {
  const run = await database().bulkEdit.findUnique({
    where: { libraryId_id: { libraryId, id: runId } },
    include: { library: true, createdBy: { include: { memberships: { where: { libraryId } } } } },
  });
  if (!run) throw notFound('This bulk edit');
  const person = run.createdBy;
  const role = person && !person.disabledAt ? person.memberships[0]?.role : undefined;
  if (!role && of === 'a member')
    throw new Problem('forbidden', 'Who started this is no member of the library any more.');
  const { id: userId, name, email } = person ?? { id: null, name: 'someone who is gone', email: null };
  const actor = { userId, name, email, isAdministrator: false, via: 'worker' as const, role: null, library: null };
  return actingIn(actor, run.library, role ?? 'viewer');
}
