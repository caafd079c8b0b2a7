'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { pageActor } from '#features/libraries/page-actor.ts';
import { tagFields } from '#features/vocabulary/tag-choice.ts';
import type { CslItem } from '#lib/csl/item.ts';
import { formAction } from '#lib/form-action.ts';
import { invalid, Problem } from '#lib/problem.ts';
import { cslFromForm } from './citation-form.ts';
import { createCitation } from './commands/create-citation.ts';
import { restoreCitations } from './commands/restore-citations.ts';
import { restoreEarlierState } from './commands/restore-earlier-state.ts';
import { trashCitations } from './commands/trash-citations.ts';
import { updateCitation } from './commands/update-citation.ts';
import { trashAttachment } from './commands/write-attachments.ts';
import { createNote, trashNote, updateNote } from './commands/write-notes.ts';
import { assignVariables, changedVariables } from './merge-patch.ts';
import { conflictsBetween, theirOwnChanges } from './save-conflict.ts';

type Form = Parameters<ReturnType<typeof formAction>>;

/** Fields of the citation form; ends at the new citation. */
export async function createCitationAction(library: string, ...form: Form) {
  return formAction(async (data) => {
    const actor = await pageActor(library);
    const csl = cslFromForm(data, { type: String(data.get('type')) });
    const key = String(data.get('key') ?? '').trim();
    const allowDuplicate = data.get('allowDuplicate') === 'on';
    const { id } = await createCitation(actor, { csl, allowDuplicate, ...(key && { key }) });
    redirect(`/${library}/citations/${id}`);
  })(...form);
}

/** Fields of the citation form with `base` (the record it was made from, JSON) and `version`; ends at the citation. */
export async function updateCitationAction(library: string, id: string, ...form: Form) {
  return formAction(async (data) => {
    const actor = await pageActor(library);
    const base = baseOf(data);
    const mine = cslFromForm(data, base);
    const csl = withoutTheirs(changedVariables(base, mine), data);
    const key = String(data.get('key') ?? '').trim();
    const allowDuplicate = data.get('allowDuplicate') === 'on';
    const patch = { csl, allowDuplicate, ...(key && key !== data.get('baseKey') && { key }) };
    try {
      await updateCitation(actor, id, Number(data.get('version')), patch, assignVariables);
    } catch (error) {
      throw error instanceof Problem && error.kind === 'stale' ? withConflicts(error, base, mine) : error;
    }
    revalidatePath(`/${library}/citations`, 'layout');
    redirect(`/${library}/citations/${id}`);
  })(...form);
}

function baseOf(data: FormData): CslItem {
  try {
    return JSON.parse(String(data.get('base')));
  } catch {
    throw invalid('This form is damaged: open the citation again.');
  }
}

// Where a conflict was decided for the other's version, this form has nothing to say.
function withoutTheirs(patch: Record<string, unknown>, data: FormData): Record<string, unknown> {
  return Object.fromEntries(Object.entries(patch).filter(([variable]) => data.get(`resolve.${variable}`) !== 'theirs'));
}

function withConflicts(stale: Problem, base: CslItem, mine: CslItem): Problem {
  const current = stale.data.current as { version: number; key: string; csl: CslItem };
  return new Problem('stale', 'Someone else saved this citation while you were editing it. Nothing of yours is lost.', {
    data: {
      current: { version: current.version },
      conflicts: conflictsBetween(base, current.csl, mine),
      keptOfTheirs: theirOwnChanges(base, current.csl, mine),
    },
  });
}

/** Field: tags (`facet:term`, repeated or comma-separated). */
export async function setTagsAction(library: string, id: string, ...form: Form) {
  return formAction(async (data) => {
    await updateCitation(await pageActor(library), id, 'any', { tags: tagFields(data, 'tags') });
    revalidatePath(`/${library}/citations`, 'layout');
    return { message: 'Tags saved.' };
  })(...form);
}

export async function trashCitationAction(library: string, id: string, ...form: Form) {
  return formAction(async () => {
    await trashCitations(await pageActor(library), { ids: [id] });
    revalidatePath(`/${library}/citations`, 'layout');
    return { message: 'In the trash.' };
  })(...form);
}

export async function restoreCitationAction(library: string, id: string, ...form: Form) {
  return formAction(async () => {
    const { rekeyed } = await restoreCitations(await pageActor(library), { ids: [id] });
    revalidatePath(`/${library}/citations`, 'layout');
    return { message: rekeyed[0] ? `Restored; its key was taken, so it is ${rekeyed[0]} now.` : 'Restored.' };
  })(...form);
}

/** Fields: seq (of the event whose state is wanted), version. */
export async function restoreEarlierStateAction(library: string, id: string, ...form: Form) {
  return formAction(async (data) => {
    const seq = String(data.get('seq'));
    if (!/^\d{1,18}$/.test(seq)) throw invalid('This is no state of the citation.');
    await restoreEarlierState(await pageActor(library), id, BigInt(seq), Number(data.get('version')));
    revalidatePath(`/${library}/citations`, 'layout');
    redirect(`/${library}/citations/${id}`);
  })(...form);
}

/** Field: body. */
export async function createNoteAction(library: string, id: string, ...form: Form) {
  return formAction(async (data) => {
    await createNote(await pageActor(library), id, { body: data.get('body') });
    revalidatePath(`/${library}/citations/${id}`);
    return { message: 'Note added.' };
  })(...form);
}

/** Fields: body, version. */
export async function updateNoteAction(library: string, id: string, noteId: string, ...form: Form) {
  return formAction(async (data) => {
    await updateNote(await pageActor(library), noteId, Number(data.get('version')), { body: data.get('body') });
    revalidatePath(`/${library}/citations/${id}`);
    return { message: 'Note saved.' };
  })(...form);
}

export async function trashNoteAction(library: string, id: string, noteId: string, ...form: Form) {
  return formAction(async () => {
    await trashNote(await pageActor(library), noteId);
    revalidatePath(`/${library}/citations/${id}`);
    return { message: 'Note removed; the history keeps it.' };
  })(...form);
}

export async function trashAttachmentAction(library: string, id: string, fileId: string, ...form: Form) {
  return formAction(async () => {
    await trashAttachment(await pageActor(library), fileId);
    revalidatePath(`/${library}/citations/${id}`);
    return { message: 'The file is taken off.' };
  })(...form);
}
