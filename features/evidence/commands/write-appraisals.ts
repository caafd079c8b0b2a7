import { requireConflictStatement } from '#features/accounts/commands/require-conflict-statement.ts';
import { recordEvent } from '#features/activity/commands.ts';
import { refuseOwnWork } from '#features/libraries/commands/refuse-own-work.ts';
import type { Actor, LibraryActor } from '#lib/actor.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { isId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { notFound, Problem } from '#lib/problem.ts';
import { type AppraisalTool, appraisalColumns, appraisalSchema, appraisalToolNames } from '../appraisal.ts';

/** Appraises a result of a trial (RoB 2) or an animal study (SYRCLE). Made anew for the same result, it replaces what was there and waits for acceptance again. */
export async function makeAppraisal(actor: Actor, citationId: string, input: unknown): Promise<{ id: string }> {
  authoriseInLibrary(actor, 'appraisal.make');
  const columns = appraisalColumns(parseInput(appraisalSchema, input));
  const authorId = actor.userId;
  if (authorId === null) throw new Problem('forbidden', 'A person has to stand behind this.');
  const libraryId = actor.library.id;
  return transaction(async (tx) => {
    const subject = await citationSubject(tx, actor, citationId);
    const { tool, result } = columns;
    const made = { ...columns, authorId, madeAt: new Date(), acceptedById: null, acceptedAt: null };
    const { id } = await tx.appraisal.upsert({
      where: { libraryId_citationId_tool_result: { libraryId, citationId, tool, result } },
      create: { ...made, libraryId, citationId },
      update: { ...made, version: { increment: 1 } },
      select: { id: true },
    });
    const details = { appraisal: id, tool: appraisalToolNames[tool].name, result, overall: columns.overall };
    await recordEvent(tx, actor, { verb: 'appraisal.made', subjects: [subject], details });
    return { id };
  });
}

/** Accepts an appraisal that someone else made, or the actor where the library lets authors accept their own. */
export async function acceptAppraisal(actor: Actor, id: string): Promise<void> {
  authoriseInLibrary(actor, 'appraisal.accept');
  const libraryId = actor.library.id;
  await transaction(async (tx) => {
    const where = { libraryId_id: { libraryId, id } };
    const held = isId(id) ? await tx.appraisal.findUnique({ where }) : null;
    if (!held) throw notFound('This appraisal');
    await requireConflictStatement(tx, actor);
    await refuseOwnWork(tx, actor, 'appraisals', held);
    if (held.acceptedById) throw new Problem('conflict', 'It is accepted already.');
    await tx.appraisal.update({
      where,
      data: { acceptedById: actor.userId, acceptedAt: new Date(), version: { increment: 1 } },
    });
    const subject = await citationSubject(tx, actor, held.citationId);
    const { name } = appraisalToolNames[held.tool as AppraisalTool];
    const own = held.authorId === actor.userId ? { byAuthor: true } : {};
    const details = { appraisal: id, tool: name, result: held.result, ...own };
    await recordEvent(tx, actor, { verb: 'appraisal.accepted', subjects: [subject], details });
  });
}

async function citationSubject(tx: Transaction, actor: LibraryActor, id: string) {
  const where = { libraryId: actor.library.id, id, trashedAt: null };
  const citation = isId(id) ? await tx.citation.findFirst({ where, select: { title: true, key: true } }) : null;
  if (!citation) throw notFound('This citation');
  return { type: 'citation', id, label: citation.title || citation.key, before: null, after: null };
}
