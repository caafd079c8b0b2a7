import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { env } from '#lib/env.ts';
import { parseInput } from '#lib/input.ts';
import { isId, newId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { invalid, notFound, Problem } from '#lib/problem.ts';
import { createWebhookSchema } from '../schema.ts';
import { webhookSecret } from '../webhook-signature.ts';
import { loadSearch } from './load-search.ts';

/** Has an address told of a search's new citations from now on: `{ address }`. Gives what the messages are signed with, this once. */
export async function createWebhook(
  actor: Actor,
  searchId: string,
  input: unknown,
): Promise<{ id: string; secret: string }> {
  authoriseInLibrary(actor, 'webhook.create');
  const { address } = parseInput(createWebhookSchema, input);
  const { username, password } = new URL(address);
  if (username || password) {
    throw invalid('An address with a password would show it to everyone here.', [
      { pointer: '/address', detail: 'Messages are signed; leave name and password out.' },
    ]);
  }
  const { userId } = actor;
  if (!userId) throw new Problem('forbidden', 'A webhook acts for the person who made it.');
  const id = newId();
  await transaction(async (tx) => {
    const search = await loadSearch(tx, actor, searchId);
    const kept = { id, searchId, address, createdById: userId, checkedAt: new Date() };
    await tx.webhook.create({ data: { libraryId: actor.library.id, ...kept } });
    const subject = { type: 'webhook', id, label: address, before: null, after: { address, search: search.name } };
    await recordEvent(tx, actor, { verb: 'webhook.created', subjects: [subject] });
  });
  return { id, secret: webhookSecret(env().AUTH_SECRET ?? '', id) };
}

/** Ends a webhook; a message under way may still arrive. */
export async function revokeWebhook(actor: Actor, id: string): Promise<void> {
  authoriseInLibrary(actor, 'webhook.revoke');
  const libraryId = actor.library.id;
  await transaction(async (tx) => {
    const held = isId(id) ? await tx.webhook.findFirst({ where: { libraryId, id, revokedAt: null } }) : null;
    if (!held) throw notFound('This webhook');
    await tx.webhook.update({ where: { libraryId_id: { libraryId, id } }, data: { revokedAt: new Date() } });
    const subject = { type: 'webhook', id, label: held.address, before: { revoked: false }, after: { revoked: true } };
    await recordEvent(tx, actor, { verb: 'webhook.revoked', subjects: [subject] });
  });
}
