'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { pageActor } from '#features/libraries/page-actor.ts';
import { formAction } from '#lib/form-action.ts';
import { removeCollection, updateCollection } from './commands/change-collection.ts';
import { createCollection } from './commands/create-collection.ts';
import { fillCollection } from './commands/fill-collection.ts';
import { orderCollection } from './commands/order-collection.ts';

type Form = Parameters<ReturnType<typeof formAction>>;

/** Fields: name, description. */
export async function createCollectionAction(library: string, ...form: Form) {
  return formAction(async (data) => {
    const { slug } = await createCollection(await pageActor(library), fields(data));
    redirect(`/${library}/collections/${slug}`);
  })(...form);
}

/** Fields: name, description, version. */
export async function updateCollectionAction(library: string, slug: string, ...form: Form) {
  return formAction(async (data) => {
    await updateCollection(await pageActor(library), slug, Number(data.get('version')), fields(data));
    revalidatePath(`/${library}/collections`, 'layout');
    return { message: 'Saved.' };
  })(...form);
}

export async function removeCollectionAction(library: string, slug: string, ...form: Form) {
  return formAction(async () => {
    await removeCollection(await pageActor(library), slug, 'any');
    redirect(`/${library}/collections`);
  })(...form);
}

/** Fields: ids, all in their order, with commas between; held, those that were there. */
export async function arrangeCollectionAction(library: string, slug: string, ...form: Form) {
  return formAction(async (data) => {
    const actor = await pageActor(library);
    const [ids, held] = [idsOf(data, 'ids'), idsOf(data, 'held')];
    await fillCollection(actor, slug, { remove: held.filter((id) => !ids.includes(id)) });
    await orderCollection(actor, slug, { ids });
    revalidatePath(`/${library}/collections`, 'layout');
    return { message: 'The order is kept.' };
  })(...form);
}

function fields(data: FormData) {
  return { name: String(data.get('name') ?? ''), description: String(data.get('description') ?? '') };
}

function idsOf(data: FormData, name: string): string[] {
  return String(data.get(name) ?? '')
    .split(',')
    .filter(Boolean);
}
