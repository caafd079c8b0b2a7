'use server';

import { revalidatePath } from 'next/cache';
import { pageActor } from '#features/libraries/page-actor.ts';
import { formAction } from '#lib/form-action.ts';
import { resolveDisagreement } from './commands/resolve-disagreement.ts';

/** Field: note. */
export async function resolveDisagreementAction(
  library: string,
  pair: { ligand: string; target: string },
  ...form: Parameters<ReturnType<typeof formAction>>
) {
  return formAction(async (data) => {
    await resolveDisagreement(await pageActor(library), pair, Object.fromEntries(data));
    revalidatePath(`/${library}/disagreements`, 'layout');
    return { message: 'Your note is kept.' };
  })(...form);
}
