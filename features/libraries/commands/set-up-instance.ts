import type { AuthenticatedUser } from '#features/accounts/authenticated-user.ts';
import { cliActor } from '#features/accounts/cli-actor.ts';
import { hashNewPassword, insertUser } from '#features/accounts/commands/create-user.ts';
import { isSetUpTicket } from '#features/accounts/queries.ts';
import { newPersonSchema } from '#features/accounts/schema.ts';
import { hashSecret } from '#features/accounts/secret.ts';
import { recordEvent } from '#features/activity/commands.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { notFound } from '#lib/problem.ts';
import { actingIn } from '../actor-library.ts';

/** Creates the first owner from the one-time set-up address. The ticket is worth one person; a second use finds nothing. */
export async function setUpInstance(ticket: string, input: unknown): Promise<AuthenticatedUser> {
  const { password, ...person } = parseInput(newPersonSchema, input);
  if (!(await isSetUpTicket(ticket))) throw usedUp();
  const passwordHash = await hashNewPassword(password, person.email);
  return transaction(async (tx) => {
    const { count } = await tx.setupTicket.deleteMany({
      where: { hash: hashSecret(ticket), expiresAt: { gt: new Date() } },
    });
    if (count === 0 || (await tx.user.count()) > 0) throw usedUp();
    return insertFirstOwner(tx, { ...person, passwordHash });
  });
}

/** The first person: administrator of the instance, and owner of every library that has none. */
export async function insertFirstOwner(
  tx: Transaction,
  person: { email: string; name: string; passwordHash: string },
): Promise<AuthenticatedUser> {
  const user = await insertUser(tx, cliActor, { ...person, isAdministrator: true });
  for (const library of await tx.library.findMany({ where: { memberships: { none: { role: 'owner' } } } })) {
    await tx.membership.create({ data: { libraryId: library.id, userId: user.id, role: 'owner' } });
    await recordEvent(tx, actingIn(cliActor, library, 'owner'), {
      verb: 'member.added',
      subjects: [{ type: 'member', id: user.id, label: user.name, before: null, after: { role: 'owner' } }],
    });
  }
  return user;
}

function usedUp() {
  return notFound('This set-up address');
}
