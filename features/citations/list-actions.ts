'use server';

import { revalidatePath } from 'next/cache';
import { pageActor } from '#features/libraries/page-actor.ts';
import { setListView } from './commands/set-list-view.ts';

/** Keeps what the list shows, from the menu above it. */
export async function setListViewAction(library: string, data: FormData): Promise<void> {
  const actor = await pageActor(library);
  await setListView(actor, { fields: data.getAll('fields'), density: data.get('density'), move: data.get('move') });
  revalidatePath(`/${library}/citations`);
}
