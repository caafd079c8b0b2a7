'use server';

import { revalidatePath } from 'next/cache';
import { pageActor } from '#features/libraries/page-actor.ts';
import { formAction } from '#lib/form-action.ts';
import { invalid } from '#lib/problem.ts';
import { clearLevel } from './commands/clear-level.ts';
import { confirmLevel } from './commands/confirm-level.ts';
import { judgeLevel } from './commands/judge-level.ts';
import { levelFields } from './evidence-level.ts';

/** Fields: level (`ocebm:treatment:2`, `preclinical:P2`), reason. */
export async function judgeLevelAction(
  library: string,
  citationId: string,
  ...form: Parameters<ReturnType<typeof formAction>>
) {
  return formAction(async (data) => {
    const chosen = String(data.get('level') ?? '');
    if (chosen === '') throw invalid('Choose a question, and the level of the study for it.');
    const level = { ...levelFields(chosen), reason: data.get('reason') };
    await judgeLevel(await pageActor(library), { citationId, level });
    revalidatePath(`/${library}/citations`, 'layout');
    return { message: 'The level is kept, with your name and today’s date.' };
  })(...form);
}

/** Field: level, an id. */
export async function clearLevelAction(
  library: string,
  citationId: string,
  ...form: Parameters<ReturnType<typeof formAction>>
) {
  return formAction(async (data) => {
    await clearLevel(await pageActor(library), { citationId, levelId: data.get('level') });
    revalidatePath(`/${library}/citations`, 'layout');
    return { message: 'The level is taken off.' };
  })(...form);
}

/** Field: level, an id. */
export async function confirmLevelAction(
  library: string,
  citationId: string,
  ...form: Parameters<ReturnType<typeof formAction>>
) {
  return formAction(async (data) => {
    await confirmLevel(await pageActor(library), { citationId, levelId: data.get('level') });
    revalidatePath(`/${library}/citations`, 'layout');
    return { message: 'Confirmed.' };
  })(...form);
}
