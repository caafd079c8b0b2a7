'use server';

import { revalidatePath } from 'next/cache';
import { pageActor } from '#features/libraries/page-actor.ts';
import { formAction } from '#lib/form-action.ts';
import { checkAgain } from './commands/check-again.ts';

/** Field: note. */
export async function checkAgainAction(
  library: string,
  noticeId: string,
  subject: { type: 'finding' | 'claim'; id: string },
  ...form: Parameters<ReturnType<typeof formAction>>
) {
  return formAction(async (data) => {
    await checkAgain(await pageActor(library), noticeId, subject, { note: data.get('note') });
    revalidatePath(`/${library}`, 'layout');
    return { message: 'Kept, with your name and today’s date.' };
  })(...form);
}
