import { cliActor } from '#features/accounts/cli-actor.ts';
import { actingIn } from '#features/libraries/actor-library.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { notFound, Problem } from '#lib/problem.ts';

/** Who the worker acts for in a run: whoever uploaded it, with the role they have now. */
export async function findImportActor(libraryId: string, runId: string): Promise<LibraryActor> {
  const run = await database().importRun.findUnique({
    where: { libraryId_id: { libraryId, id: runId } },
    include: { library: true, createdBy: { include: { memberships: { where: { libraryId } } } } },
  });
  if (!run) throw notFound('This import');
  const person = run.createdBy;
  if (!person) return { ...actingIn(cliActor, run.library, 'owner'), via: 'worker' };
  const role = person.memberships[0]?.role;
  if (!role || person.disabledAt)
    throw new Problem('forbidden', `${person.name} is no member of this library any more.`);
  const { id: userId, name, email } = person;
  return actingIn(
    { userId, name, email, isAdministrator: false, via: 'worker', role, library: null },
    run.library,
    role,
  );
}
