'use server';

import { revalidatePath } from 'next/cache';
import { pageActor } from '#features/libraries/page-actor.ts';
import { formAction } from '#lib/form-action.ts';
import { invalid } from '#lib/problem.ts';
import { checkAgain } from './commands/check-again.ts';
import { importNotices } from './commands/import-notices.ts';

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

/** Fields: file (the register's CSV), whole. */
export async function importNoticesAction(library: string, ...form: Parameters<ReturnType<typeof formAction>>) {
  return formAction(async (data) => {
    const file = data.get('file');
    if (!(file instanceof File) || file.size === 0) {
      throw invalid('Choose the file.', [{ pointer: '/file', detail: 'Choose the file.' }]);
    }
    const whole = data.get('whole') === 'on';
    const { added, changed, removed, matched, problemCount } = await importNotices(await pageActor(library), {
      bytes: file.stream(),
      whole,
    });
    revalidatePath(`/${library}`, 'layout');
    const unread = problemCount > 0 ? ` ${problemCount} rows name no paper.` : '';
    const counts = `${added} notices new, ${changed} changed, ${removed} taken away.`;
    return { message: `${counts} Citations of the library with a notice: ${matched}.${unread}` };
  })(...form);
}
