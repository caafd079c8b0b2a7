import { hashSecret, newSecret } from '#features/accounts/secret.ts';
import { recordEvent } from '#features/activity/commands.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { newId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { Problem } from '#lib/problem.ts';
import { createInvitationSchema } from '../schema.ts';

/** Makes a link that lets one person in. The token in it is given this once; only its hash is kept. */
export async function createInvitation(actor: LibraryActor, input: unknown): Promise<{ id: string; token: string }> {
  authoriseInLibrary(actor, 'invitation.create');
  const { userId: sentById } = actor;
  if (!sentById) throw new Problem('forbidden', 'An invitation comes from a person.');
  const { role, email, days } = parseInput(createInvitationSchema, input);
  const id = newId();
  const token = newSecret();
  const expiresAt = new Date(Date.now() + days * 86_400_000);
  await transaction(async (tx) => {
    const kept = { libraryId: actor.library.id, id, hash: hashSecret(token), role, email, sentById, expiresAt };
    await tx.invitation.create({ data: kept });
    await recordEvent(tx, actor, {
      verb: 'invitation.created',
      subjects: [
        {
          type: 'invitation',
          id,
          label: email ?? 'whoever has the link',
          before: null,
          after: { role, email, expiresAt },
        },
      ],
    });
  });
  return { id, token };
}
