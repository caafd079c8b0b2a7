import { personActor } from '#features/accounts/authenticated-user.ts';
import { insertUser } from '#features/accounts/commands/create-user.ts';
import type { ProviderProfile } from '#features/accounts/providers.ts';
import { hashSecret } from '#features/accounts/secret.ts';
import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import { Problem } from '#lib/problem.ts';
import { type SignInFault, signInFaults } from '../sign-in-faults.ts';

type Provided = ProviderProfile & { provider: string };
type Person = { id: string; name: string; email: string; disabledAt: Date | null };

/**
 * Who a provider's account belongs to: whoever it was connected to; else the account with its verified e-mail address; else, for who was invited
 * by that address or holds an invitation's link, a new account. Everyone else is refused: there is no open registration.
 */
export async function admitIdentity(provided: Provided, invitationToken: string | null): Promise<void> {
  await transaction(async (tx) => {
    const key = { provider_subject: { provider: provided.provider, subject: provided.id } };
    const known = await tx.identity.findUnique({ where: key, include: { user: true } });
    const user =
      known?.user ?? (await findByEmail(tx, provided.email)) ?? (await insertInvited(tx, provided, invitationToken));
    if (!user) throw refused('no-account');
    if (user.disabledAt) throw refused('disabled');
    if (!known) await connect(tx, personActor(user), provided);
  });
}

/** Connects a provider's account to the signed-in person. */
export async function connectIdentity(actor: Actor, provided: Provided): Promise<void> {
  await transaction(async (tx) => {
    const key = { provider_subject: { provider: provided.provider, subject: provided.id } };
    const known = await tx.identity.findUnique({ where: key });
    if (known && known.userId !== actor.userId) throw refused('taken');
    if (!known) await connect(tx, actor, provided);
  });
}

async function connect(tx: Transaction, actor: Actor, { provider, id }: Provided): Promise<void> {
  const userId = actor.userId ?? '';
  await tx.identity.create({ data: { provider, subject: id, userId } });
  await recordEvent(tx, actor, {
    verb: 'identity.connected',
    scope: 'instance',
    subjects: [{ type: 'user', id: userId, label: actor.name, before: null, after: { provider } }],
  });
}

async function findByEmail(tx: Transaction, email: string | null): Promise<Person | null> {
  return email ? tx.user.findUnique({ where: { email: email.toLowerCase() } }) : null;
}

async function insertInvited(tx: Transaction, { name, email }: Provided, token: string | null): Promise<Person | null> {
  const address = email?.toLowerCase();
  const or = [...(address ? [{ email: address }] : []), ...(token ? [{ hash: hashSecret(token) }] : [])];
  const open = { acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } };
  const invitation = or.length > 0 && (await tx.invitation.findFirst({ where: { ...open, OR: or } }));
  if (!invitation) return null;
  // A provider that gives no address (ORCID) makes an account only where the invitation names one.
  const own = address ?? invitation.email;
  if (!own || (invitation.email && invitation.email !== own)) return null;
  if (!address && (await tx.user.count({ where: { email: own } })) > 0) return null;
  const newcomer = { ...personActor({ id: '', name, email: own }), userId: null };
  const user = await insertUser(tx, newcomer, { email: own, name, passwordHash: null, isAdministrator: false });
  return { ...user, disabledAt: null };
}

function refused(code: SignInFault): Problem {
  return new Problem('forbidden', signInFaults[code], { data: { code } });
}
