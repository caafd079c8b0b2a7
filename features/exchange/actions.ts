'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { signedInActor } from '#features/accounts/signed-in-actor.ts';
import { pageActor } from '#features/libraries/page-actor.ts';
import { formAction } from '#lib/form-action.ts';
import { parseInput } from '#lib/input.ts';
import { invalid } from '#lib/problem.ts';
import { foundLibrary } from './commands/found-library.ts';
import { cancelImport, runImport } from './commands/start-import.ts';
import { undoImport } from './commands/undo-import.ts';
import { addStyle, removeStyle } from './commands/write-styles.ts';
import { stopBibliography } from './queries/whole-bibliography.ts';
import { importQuery } from './schema.ts';

type Form = Parameters<ReturnType<typeof formAction>>;

/** Field: duplicates. */
export async function runImportAction(library: string, id: string, ...form: Form) {
  return formAction(async (data) => {
    const actor = await pageActor(library);
    const { duplicates } = parseInput(importQuery.pick({ duplicates: true }), { duplicates: data.get('duplicates') });
    await runImport(actor, id, duplicates);
    revalidatePath(`/${library}/import`, 'layout');
    return { message: 'The import is on its way.' };
  })(...form);
}

export async function cancelImportAction(library: string, id: string, ...form: Form) {
  return formAction(async () => {
    await cancelImport(await pageActor(library), id);
    revalidatePath(`/${library}/import`, 'layout');
    return { message: 'The import is stopped.' };
  })(...form);
}

export async function undoImportAction(library: string, id: string, ...form: Form) {
  return formAction(async () => {
    await undoImport(await pageActor(library), id);
    revalidatePath(`/${library}`, 'layout');
    return { message: 'The import is undone.' };
  })(...form);
}

/** Field: file, a `.csl`. */
export async function addStyleAction(library: string, ...form: Form) {
  return formAction(async (data) => {
    const file = data.get('file');
    if (!(file instanceof File) || file.size === 0)
      throw invalid('Choose a .csl file first.', [{ pointer: '/file', detail: 'No file was chosen.' }]);
    const { title } = await addStyle(await pageActor(library), await file.text());
    revalidatePath(`/${library}`, 'layout');
    return { message: `${title} can be chosen now.` };
  })(...form);
}

/** Fields: slug, name, description. Ends at the new library's settings. */
export const createLibraryAction = formAction(async (data) => {
  const { library } = await foundLibrary(await signedInActor(), Object.fromEntries(data));
  redirect(`/${library.slug}/settings`);
});

export async function removeStyleAction(library: string, id: string, ...form: Form) {
  return formAction(async () => {
    await removeStyle(await pageActor(library), id);
    revalidatePath(`/${library}`, 'layout');
    return { message: 'The style is removed.' };
  })(...form);
}

/** Stops making a whole bibliography: `waiting` and `back` are the queries of the page that waits for it and of the one before. */
export async function stopBibliographyAction(library: string, waiting: string, back: string, ...form: Form) {
  return formAction(async () => {
    stopBibliography(await pageActor(library), waiting);
    redirect(`/${library}/bibliography?${back}`);
  })(...form);
}
