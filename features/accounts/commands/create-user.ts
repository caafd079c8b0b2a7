import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { newId } from '#lib/new-id.ts';
import { authorise } from '#lib/permissions.ts';
import { invalid, Problem } from '#lib/problem.ts';
import type { AuthenticatedUser } from '../authenticated-user.ts';
import { hashPassword, passwordFault } from '../password.ts';
import { createUserSchema } from '../schema.ts';

export type UserToInsert = { email: string; name: string; passwordHash: string | null; isAdministrator: boolean };

/** An administrator makes an account; without a password its person signs in through a provider. */
export async function createUser(actor: Actor, input: unknown): Promise<AuthenticatedUser> {
  authorise(actor, 'user.create');
  const { password, ...person } = parseInput(createUserSchema, input);
  const passwordHash = password === undefined ? null : await hashNewPassword(password, person.email);
  return transaction((tx) => insertUser(tx, actor, { ...person, passwordHash }));
}

/** Part of every command that makes an account, with its event. Throws `conflict` when the e-mail address has one. */
export async function insertUser(tx: Transaction, actor: Actor, person: UserToInsert): Promise<AuthenticatedUser> {
  const id = newId();
  const { count } = await tx.user.createMany({ data: { id, ...person }, skipDuplicates: true });
  if (count === 0) throw new Problem('conflict', `There is already an account for ${person.email}.`);
  const { email, name, isAdministrator } = person;
  await recordEvent(tx, actor, {
    verb: 'user.created',
    scope: 'instance',
    subjects: [{ type: 'user', id, label: name, before: null, after: { email, name, isAdministrator } }],
  });
  return { id, email, name };
}

/** Checks a password against the rules and hashes it; throws `invalid` at `/password`. */
export async function hashNewPassword(password: string, email: string): Promise<string> {
  const detail = passwordFault(password, email);
  if (detail) throw invalid(detail, [{ pointer: '/password', detail }]);
  return hashPassword(password);
}
