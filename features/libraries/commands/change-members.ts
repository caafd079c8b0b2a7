import { recordEvent } from '#features/activity/commands.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { isId } from '#lib/new-id.ts';
import { authoriseInLibrary, type Role } from '#lib/permissions.ts';
import { notFound, Problem } from '#lib/problem.ts';
import { addMemberSchema, memberRoleSchema } from '../schema.ts';

/** Makes someone who has an account a member; refuses with `conflict` who is one already. */
export async function addMember(actor: LibraryActor, input: unknown): Promise<void> {
  authoriseInLibrary(actor, 'member.update');
  const { email, role } = parseInput(addMemberSchema, input);
  await transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email } });
    if (!user) throw notFound('This person');
    const data = { libraryId: actor.library.id, userId: user.id, role };
    const { count } = await tx.membership.createMany({ data, skipDuplicates: true });
    if (count === 0) throw new Problem('conflict', `${user.name} is a member already.`);
    await recordEvent(tx, actor, {
      verb: 'member.added',
      subjects: [{ type: 'member', id: user.id, label: user.name, before: null, after: { role } }],
    });
  });
}

/** Gives a member another role; a library always keeps an owner. */
export async function updateMember(actor: LibraryActor, input: unknown): Promise<void> {
  authoriseInLibrary(actor, 'member.update');
  const { userId, role } = parseInput(memberRoleSchema, input);
  await transaction(async (tx) => {
    const member = await lockMember(tx, actor.library.id, userId);
    if (member.role === role) return;
    if (member.role === 'owner') keepAnOwner(member);
    await tx.membership.update({ where: { libraryId_userId: member.key }, data: { role } });
    await recordEvent(tx, actor, {
      verb: 'member.updated',
      subjects: [{ type: 'member', id: userId, label: member.name, before: { role: member.role }, after: { role } }],
    });
  });
}

/** Takes a member out of the library, at once; anyone may take themselves out. */
export async function removeMember(actor: LibraryActor, userId: string): Promise<void> {
  authoriseInLibrary(actor, userId === actor.userId ? 'library.read' : 'member.remove');
  await transaction(async (tx) => {
    const member = await lockMember(tx, actor.library.id, userId);
    if (member.role === 'owner') keepAnOwner(member);
    await tx.membership.delete({ where: { libraryId_userId: member.key } });
    await recordEvent(tx, actor, {
      verb: 'member.removed',
      subjects: [{ type: 'member', id: userId, label: member.name, before: { role: member.role }, after: null }],
    });
  });
}

type LockedMember = { key: { libraryId: string; userId: string }; name: string; role: Role; owners: number };

// All rows of the library's owners are locked in one order, so that two owners cannot step down past each other.
async function lockMember(tx: Transaction, libraryId: string, userId: string): Promise<LockedMember> {
  if (!isId(userId)) throw notFound('This member');
  const rows = await tx.$queryRaw<{ userId: string; role: Role; name: string; active: boolean }[]>`
    SELECT m.user_id AS "userId", m.role, u.name, u.disabled_at IS NULL AS active
    FROM membership m JOIN user_account u ON u.id = m.user_id
    WHERE m.library_id = ${libraryId}::uuid AND (m.role = 'owner' OR m.user_id = ${userId}::uuid)
    ORDER BY m.user_id FOR UPDATE OF m`;
  const member = rows.find((row) => row.userId === userId);
  if (!member) throw notFound('This member');
  const owners = rows.filter((row) => row.role === 'owner' && row.active && row.userId !== userId).length;
  return { key: { libraryId, userId }, name: member.name, role: member.role, owners };
}

function keepAnOwner({ owners }: LockedMember): void {
  if (owners === 0) throw new Problem('conflict', 'A library needs an owner: make someone else one first.');
}
