import { recordEvent } from '#features/activity/commands.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { notFound } from '#lib/problem.ts';

/** Makes an invitation that nobody has accepted yet worthless. */
export async function revokeInvitation(actor: LibraryActor, id: string): Promise<void> {
  authoriseInLibrary(actor, 'invitation.revoke');
  const { id: libraryId } = actor.library;
  await transaction(async (tx) => {
    const open = { libraryId, id, acceptedAt: null, revokedAt: null };
    const invitation = isId(id) && (await tx.invitation.findFirst({ where: open }));
    if (!invitation) throw notFound('This invitation');
    await tx.invitation.update({ where: { libraryId_id: { libraryId, id } }, data: { revokedAt: new Date() } });
    await recordEvent(tx, actor, {
      verb: 'invitation.revoked',
      subjects: [
        {
          type: 'invitation',
          id,
          label: invitation.email ?? 'whoever has the link',
          before: { revoked: false },
          after: { revoked: true },
        },
      ],
    });
  });
}
