'use server';

import { redirect } from 'next/navigation';
import { pageActor } from '#features/libraries/page-actor.ts';
import { formAction } from '#lib/form-action.ts';
import { Problem } from '#lib/problem.ts';
import { lookUpRecords } from './commands/look-up-records.ts';

type Form = Parameters<ReturnType<typeof formAction>>;

/** Field: text. Ends at the check of what was found. */
export async function lookUpAction(library: string, ...form: Form) {
  return formAction(async (data) => {
    const actor = await pageActor(library);
    const { answers, importId } = await lookUpRecords(actor, { text: String(data.get('text') ?? ''), import: true });
    if (importId) redirect(`/${library}/import/${importId}`);
    const errors = answers.map(({ request, reason }) => ({
      pointer: '/text',
      detail: `${request.written.slice(0, 80)}: ${reason}`,
    }));
    throw new Problem('unprocessable', 'None of these was found.', { errors: errors.slice(0, 20) });
  })(...form);
}
