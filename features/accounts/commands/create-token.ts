import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { newId } from '#lib/new-id.ts';
import { authorise } from '#lib/permissions.ts';
import { notFound, Problem } from '#lib/problem.ts';
import { createTokenSchema } from '../schema.ts';
import { hashSecret, newSecret } from '../secret.ts';

/** Prefix of every API token, so that secret scanners and people know one when they see it. */
const tokenPrefix = 'spc_';

/** Makes an API token for the actor and gives its text, which is shown this once: only its hash is kept. */
export async function createToken(actor: Actor, input: unknown): Promise<{ id: string; token: string }> {
  authorise(actor, 'token.create');
  if (actor.via === 'token') throw new Problem('forbidden', 'A token cannot make tokens; sign in for that.');
  const { name, scope, library: slug, days } = parseInput(createTokenSchema, input);
  const userId = actor.userId ?? '';
  const token = newSecret(tokenPrefix);
  return transaction(async (tx) => {
    const libraryId = slug === null ? null : await findOwnLibrary(tx, userId, slug);
    const id = newId();
    const expiresAt = days === null ? null : new Date(Date.now() + days * 86_400_000);
    const hint = token.slice(0, tokenPrefix.length + 4);
    const kept = { id, userId, libraryId, name, hint, hash: hashSecret(token), scopes: [scope], expiresAt };
    await tx.apiToken.create({ data: kept });
    const after = { name, scope, library: slug, expiresAt };
    await recordEvent(tx, actor, {
      verb: 'token.created',
      scope: 'instance',
      subjects: [{ type: 'token', id, label: name, before: null, after }],
    });
    return { id, token };
  });
}

async function findOwnLibrary(tx: Transaction, userId: string, slug: string): Promise<string> {
  const library = await tx.library.findFirst({ where: { slug, memberships: { some: { userId } } } });
  if (!library) throw notFound('This library');
  return library.id;
}
