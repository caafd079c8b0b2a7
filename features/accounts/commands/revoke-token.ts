import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';
import { authorise } from '#lib/permissions.ts';
import { notFound } from '#lib/problem.ts';

/** Takes one of the actor's own API tokens out of use, for good. */
export async function revokeToken(actor: Actor, tokenId: string): Promise<void> {
  authorise(actor, 'token.revoke');
  await transaction(async (tx) => {
    const where = { id: tokenId, userId: actor.userId ?? '', revokedAt: null };
    const token = isId(tokenId) && (await tx.apiToken.findFirst({ where }));
    if (!token) throw notFound('This token');
    await tx.apiToken.update({ where: { id: token.id }, data: { revokedAt: new Date() } });
    await recordEvent(tx, actor, {
      verb: 'token.revoked',
      scope: 'instance',
      subjects: [
        { type: 'token', id: token.id, label: token.name, before: { revoked: false }, after: { revoked: true } },
      ],
    });
  });
}
