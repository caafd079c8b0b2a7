'use server';

import { revalidatePath } from 'next/cache';
import { pageActor } from '#features/libraries/page-actor.ts';
import { type FormState, formAction } from '#lib/form-action.ts';
import { bulkEdit } from './bulk-edit.ts';
import { setListView } from './commands/set-list-view.ts';

/** Keeps what the list shows, from the menu above it. */
export async function setListViewAction(library: string, data: FormData): Promise<void> {
  const actor = await pageActor(library);
  await setListView(actor, { fields: data.getAll('fields'), density: data.get('density') });
  revalidatePath(`/${library}/citations`);
}

/** Tags, levels, trashes or restores what is selected in the list. */
export async function bulkEditAction(library: string, previous: FormState, data: FormData): Promise<FormState> {
  const act = formAction(async (given) => {
    const outcome = await bulkEdit(await pageActor(library), given);
    revalidatePath(`/${library}/citations`);
    return outcome;
  });
  return act(previous, data);
}
