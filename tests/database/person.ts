import { cliActor } from '#features/accounts/cli-actor.ts';
import { createUser } from '#features/accounts/commands/create-user.ts';
import type { Actor } from '#lib/actor.ts';
import { newId } from '#lib/new-id.ts';

export const testPassword = 'copper kettle owl';

/** Someone with an account and `testPassword`, in no library. */
export async function makePerson(email = `${newId()}@example.org`): Promise<Actor & { userId: string; email: string }> {
  const user = await createUser(cliActor, { email, name: 'Ana Ruiz', password: testPassword });
  const { id: userId, name } = user;
  return { userId, name, email, isAdministrator: false, via: 'session', role: null, library: null };
}
