import { type AuthenticatedUser, personActor } from '#features/accounts/authenticated-user.ts';
import { hashNewPassword, insertUser } from '#features/accounts/commands/create-user.ts';
import { newPersonSchema } from '#features/accounts/schema.ts';
import { hashSecret } from '#features/accounts/secret.ts';
import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { database, type Transaction, transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authorise, type Role, roles } from '#lib/permissions.ts';
import { notFound, Problem } from '#lib/problem.ts';
import { actingIn } from '../actor-library.ts';

/** A signed-in person becomes a member, or rises to the invitation's role. Gives the library's slug. */
export async function acceptInvitation(actor: Actor, token: string): Promise<{ slug: string }> {
  authorise(actor, 'account.update');
  return transaction((tx) => accept(tx, actor, token));
}

/** Someone without an account gets one with the invitation. */
export async function acceptInvitationAsNewPerson(
  token: string,
  input: unknown,
): Promise<{ user: AuthenticatedUser; slug: string }> {
  const { email, name, password } = parseInput(newPersonSchema, input);
  // Looked up before the password is hashed: only a real invitation is worth that work.
  await findOpen(database(), token, email);
  const passwordHash = await hashNewPassword(password, email);
  return transaction(async (tx) => {
    const invited = { ...personActor({ id: '', email, name }), userId: null };
    const user = await insertUser(tx, invited, { email, name, passwordHash, isAdministrator: false });
    return { user, ...(await accept(tx, personActor(user), token)) };
  });
}

async function accept(tx: Transaction, actor: Actor, token: string): Promise<{ slug: string }> {
  const invitation = await findOpen(tx, token, actor.email ?? '');
  const { libraryId, id, role, library } = invitation;
  const userId = actor.userId ?? '';
  const { count } = await tx.invitation.updateMany({
    where: { libraryId, id, acceptedAt: null, revokedAt: null },
    data: { acceptedAt: new Date(), acceptedById: userId },
  });
  if (count === 0) throw spent();
  const key = { libraryId_userId: { libraryId, userId } };
  const held = (await tx.membership.findUnique({ where: key }))?.role ?? null;
  if (held && roles.indexOf(held) >= roles.indexOf(role)) {
    throw new Problem('conflict', `You are already a member of ${library.name}, with the role of ${held}.`);
  }
  await tx.membership.upsert({ where: key, create: { libraryId, userId, role }, update: { role } });
  await recordEvent(tx, actingIn(actor, library, role), {
    verb: 'invitation.accepted',
    subjects: [
      { type: 'member', id: userId, label: actor.name, before: held && { role: held satisfies Role }, after: { role } },
      { type: 'invitation', id, label: actor.name, before: { accepted: false }, after: { accepted: true } },
    ],
  });
  return { slug: library.slug };
}

// An invitation for another address is as good as none.
async function findOpen(client: Pick<Transaction, 'invitation'>, token: string, email: string) {
  const invitation = await client.invitation.findUnique({
    where: { hash: hashSecret(token) },
    include: { library: true },
  });
  if (!invitation) throw notFound('This invitation');
  if (invitation.acceptedAt || invitation.revokedAt || invitation.expiresAt <= new Date()) throw spent();
  if (invitation.email && invitation.email !== email) {
    throw new Problem('forbidden', 'This invitation is for another e-mail address.');
  }
  return invitation;
}

function spent(): Problem {
  return new Problem('conflict', 'This invitation has been used, revoked or has expired. Ask for a new one.');
}
