import { recordEvent } from '#features/activity/commands.ts';
import type { Actor, LibraryActor } from '#lib/actor.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { isId, newId } from '#lib/new-id.ts';
import { authorise, authoriseInLibrary, type Permission } from '#lib/permissions.ts';
import { notFound, Problem } from '#lib/problem.ts';
import { noteSchema } from '../citation-schema.ts';
import { citationLabels } from './citation-labels.ts';
import { loadCitation } from './load-citation.ts';

/** Adds a note in Markdown to a citation. */
export async function createNote(actor: Actor, citationId: string, input: unknown): Promise<{ id: string }> {
  authoriseInLibrary(actor, 'note.create');
  const { body } = parseInput(noteSchema, input);
  return transaction(async (tx) => {
    const libraryId = actor.library.id;
    await loadCitation(tx, libraryId, citationId);
    const id = newId();
    await tx.citationNote.create({ data: { libraryId, id, citationId, body, authorId: actor.userId } });
    await noteEvent(tx, actor, 'note.created', citationId, null, { note: body });
    return { id };
  });
}

/** Changes a note; another person's takes a reviewer. Throws `stale` when it was changed since `expected`. */
export async function updateNote(actor: Actor, noteId: string, expected: number, input: unknown): Promise<void> {
  authoriseInLibrary(actor, 'note.update');
  const { body } = parseInput(noteSchema, input);
  await transaction(async (tx) => {
    const note = await loadNote(tx, actor, noteId, 'note.update');
    if (note.version !== expected) {
      throw new Problem('stale', 'Someone else changed this note first.', { data: { current: { body: note.body } } });
    }
    if (note.body === body) return;
    await tx.citationNote.update({
      where: { libraryId_id: { libraryId: actor.library.id, id: noteId } },
      data: { body, changedAt: new Date(), version: { increment: 1 } },
    });
    await noteEvent(tx, actor, 'note.updated', note.citationId, { note: note.body }, { note: body });
  });
}

/** Takes a note away; the log keeps its text. */
export async function trashNote(actor: Actor, noteId: string): Promise<void> {
  authoriseInLibrary(actor, 'note.trash');
  await transaction(async (tx) => {
    const note = await loadNote(tx, actor, noteId, 'note.trash');
    await tx.citationNote.update({
      where: { libraryId_id: { libraryId: actor.library.id, id: noteId } },
      data: { trashedAt: new Date(), version: { increment: 1 } },
    });
    await noteEvent(tx, actor, 'note.trashed', note.citationId, { note: note.body }, null);
  });
}

async function loadNote(tx: Transaction, actor: LibraryActor, id: string, permission: Permission) {
  authorise(actor, permission);
  const where = { libraryId: actor.library.id, id, trashedAt: null };
  const note = isId(id) ? await tx.citationNote.findFirst({ where }) : null;
  if (!note) throw notFound('This note');
  if (note.authorId !== actor.userId) authorise(actor, 'note.updateOfOthers');
  return note;
}

type NotePart = { note: string } | null;

async function noteEvent(
  tx: Transaction,
  actor: LibraryActor,
  verb: string,
  citationId: string,
  before: NotePart,
  after: NotePart,
): Promise<void> {
  const labels = await citationLabels(tx, actor.library.id, [citationId]);
  const subject = { type: 'citation', id: citationId, label: labels.get(citationId) ?? '', before, after };
  await recordEvent(tx, actor, { verb, subjects: [subject] });
}
