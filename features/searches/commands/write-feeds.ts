import { hashSecret, newSecret } from '#features/accounts/secret.ts';
import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { env } from '#lib/env.ts';
import { parseInput } from '#lib/input.ts';
import { isId, newId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { notFound, Problem } from '#lib/problem.ts';
import { createFeedSchema } from '../schema.ts';
import { loadSearch } from './load-search.ts';

const prefix = 'spf_';

/** Makes a secret address for a search, `{ name }`; shown this once, since only its hash is kept. It lacks its ending: .bib, .ris, .json, .html or .rss. */
export async function createFeed(
  actor: Actor,
  searchId: string,
  input: unknown,
): Promise<{ id: string; address: string }> {
  authoriseInLibrary(actor, 'feed.create');
  const { name } = parseInput(createFeedSchema, input);
  const { userId } = actor;
  if (!userId) throw new Problem('forbidden', 'A feed acts for the person who made it.');
  const secret = newSecret(prefix);
  return transaction(async (tx) => {
    const search = await loadSearch(tx, actor, searchId);
    const id = newId();
    const hint = secret.slice(0, prefix.length + 4);
    const kept = { id, name, hint, hash: hashSecret(secret), createdById: userId };
    await tx.feed.create({ data: { libraryId: actor.library.id, searchId, ...kept } });
    const subject = { type: 'feed', id, label: name, before: null, after: { name, search: search.name } };
    await recordEvent(tx, actor, { verb: 'feed.created', subjects: [subject] });
    return { id, address: `${env().BASE_URL}/feeds/${secret}` };
  });
}

/** Ends a feed's address at once. */
export async function revokeFeed(actor: Actor, id: string): Promise<void> {
  authoriseInLibrary(actor, 'feed.revoke');
  const libraryId = actor.library.id;
  await transaction(async (tx) => {
    const held = isId(id) ? await tx.feed.findFirst({ where: { libraryId, id, revokedAt: null } }) : null;
    if (!held) throw notFound('This feed');
    await tx.feed.update({ where: { libraryId_id: { libraryId, id } }, data: { revokedAt: new Date() } });
    const subject = { type: 'feed', id, label: held.name, before: { revoked: false }, after: { revoked: true } };
    await recordEvent(tx, actor, { verb: 'feed.revoked', subjects: [subject] });
  });
}
