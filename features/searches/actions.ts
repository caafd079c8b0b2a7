'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { pageActor } from '#features/libraries/page-actor.ts';
import { formAction } from '#lib/form-action.ts';
import { removeSearch, updateSearch } from './commands/change-search.ts';
import { createSearch } from './commands/create-search.ts';
import { starSearch } from './commands/read-search.ts';
import { createFeed, revokeFeed } from './commands/write-feeds.ts';
import { createWebhook, revokeWebhook } from './commands/write-webhooks.ts';

type Form = Parameters<ReturnType<typeof formAction>>;

/** Fields: name, filters (of the list, as in its address). */
export async function createSearchAction(library: string, ...form: Form) {
  return formAction(async (data) => {
    await createSearch(await pageActor(library), { name: text(data, 'name'), filters: text(data, 'filters') });
    revalidatePath(`/${library}`, 'layout');
    return { message: 'Saved. It is in the menu “Saved” from now on.' };
  })(...form);
}

/** Fields: name, filters, version. */
export async function updateSearchAction(library: string, id: string, ...form: Form) {
  return formAction(async (data) => {
    const wanted = { name: text(data, 'name'), filters: text(data, 'filters') };
    await updateSearch(await pageActor(library), id, Number(data.get('version')), wanted);
    revalidatePath(`/${library}/searches`, 'layout');
    return { message: 'Saved.' };
  })(...form);
}

export async function removeSearchAction(library: string, id: string, ...form: Form) {
  return formAction(async () => {
    await removeSearch(await pageActor(library), id, 'any');
    redirect(`/${library}/searches`);
  })(...form);
}

/** Field: starred (`1` or empty). */
export async function starSearchAction(library: string, id: string, ...form: Form) {
  return formAction(async (data) => {
    await starSearch(await pageActor(library), id, data.get('starred') === '1');
    revalidatePath(`/${library}/searches`, 'layout');
    return {};
  })(...form);
}

/** Field: name. Hands back the address, this once. */
export async function createFeedAction(library: string, searchId: string, ...form: Form) {
  return formAction(async (data) => {
    const { address } = await createFeed(await pageActor(library), searchId, { name: text(data, 'name') });
    revalidatePath(`/${library}/searches`, 'layout');
    return { message: 'Copy this address now: it is not shown again.', data: { address } };
  })(...form);
}

export async function revokeFeedAction(library: string, id: string, ...form: Form) {
  return formAction(async () => {
    await revokeFeed(await pageActor(library), id);
    revalidatePath(`/${library}/searches`, 'layout');
    return {};
  })(...form);
}

/** Field: address. Hands back the secret its messages are signed with, this once. */
export async function createWebhookAction(library: string, searchId: string, ...form: Form) {
  return formAction(async (data) => {
    const { secret } = await createWebhook(await pageActor(library), searchId, { address: text(data, 'address') });
    revalidatePath(`/${library}/searches`, 'layout');
    return { message: 'Messages are signed with this secret; it is not shown again.', data: { secret } };
  })(...form);
}

export async function revokeWebhookAction(library: string, id: string, ...form: Form) {
  return formAction(async () => {
    await revokeWebhook(await pageActor(library), id);
    revalidatePath(`/${library}/searches`, 'layout');
    return {};
  })(...form);
}

function text(data: FormData, name: string): string {
  return String(data.get(name) ?? '');
}
