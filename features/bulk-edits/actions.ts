'use server';

import { revalidatePath } from 'next/cache';
import { pageActor } from '#features/libraries/page-actor.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { type FormState, formAction } from '#lib/form-action.ts';
import { bulkEdit } from './bulk-edit.ts';
import { cancelBulkEdit, dismissBulkEdit, undoBulkEdit } from './commands/end-bulk-edit.ts';

type Form = [previous: FormState, data: FormData];

/** Tags, levels, collects, trashes or restores what is selected in the list. */
export async function bulkEditAction(library: string, ...form: Form): Promise<FormState> {
  return inList(library, form, (actor, data) => bulkEdit(actor, data));
}

export async function cancelBulkEditAction(library: string, id: string, ...form: Form): Promise<FormState> {
  return inList(library, form, (actor) => cancelBulkEdit(actor, id));
}

export async function undoBulkEditAction(library: string, id: string, ...form: Form): Promise<FormState> {
  return inList(library, form, (actor) => undoBulkEdit(actor, id));
}

export async function dismissBulkEditAction(library: string, id: string, ...form: Form): Promise<FormState> {
  return inList(library, form, (actor) => dismissBulkEdit(actor, id));
}

function inList(
  library: string,
  form: Form,
  work: (actor: LibraryActor, data: FormData) => Promise<unknown>,
): Promise<FormState> {
  const act = formAction(async (data) => {
    const outcome = await work(await pageActor(library), data);
    revalidatePath(`/${library}/citations`);
    return outcome && typeof outcome === 'object' ? outcome : undefined;
  });
  return act(...form);
}
