import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { Prisma, type Transaction, transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { isId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { notFound } from '#lib/problem.ts';
import { checkSchema } from '../schema.ts';

type Subject = { type: 'finding' | 'claim'; id: string };

/** Says that a finding or a claim was looked at again after a correction or a concern, and what was seen: `{ note }`. */
export async function checkAgain(actor: Actor, noticeId: string, subject: Subject, input: unknown): Promise<void> {
  authoriseInLibrary(actor, 'retraction.check');
  const { note } = parseInput(checkSchema, input);
  const libraryId = actor.library.id;
  await transaction(async (tx) => {
    const label = await labelOf(tx, libraryId, subject);
    const notice = isId(noticeId)
      ? await tx.retractionNotice.findUnique({ where: { libraryId_id: { libraryId, id: noticeId } } })
      : null;
    if (!notice) throw notFound('This notice');
    const key = { libraryId, noticeId, subjectType: subject.type, subjectId: subject.id };
    const checked = { note, checkedById: actor.userId, checkedAt: new Date() };
    await tx.noticeCheck.upsert({
      where: { libraryId_noticeId_subjectType_subjectId: key },
      create: { ...key, ...checked },
      update: checked,
    });
    const named = { type: subject.type, id: subject.id, label, before: null, after: null };
    await recordEvent(tx, actor, {
      verb: 'retraction.checked',
      subjects: [named],
      details: { notice: noticeId, note },
    });
  });
}

// Findings and claims are of features above this one: only their names are read. A draft has none to show.
const tables = {
  finding: Prisma.sql`SELECT label FROM finding`,
  claim: Prisma.sql`SELECT statement AS label FROM claim`,
};

async function labelOf(tx: Transaction, libraryId: string, { type, id }: Subject): Promise<string> {
  const [row] = isId(id)
    ? await tx.$queryRaw<{ label: string }[]>`
        ${tables[type]} WHERE library_id = ${libraryId}::uuid AND id = ${id}::uuid AND status <> 'draft'`
    : [];
  if (!row) throw notFound(`This ${type}`);
  return row.label;
}
