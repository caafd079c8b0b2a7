'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { updateCitation } from '#features/citations/commands/update-citation.ts';
import { assignVariables } from '#features/citations/merge-patch.ts';
import { pageActor } from '#features/libraries/page-actor.ts';
import { formAction } from '#lib/form-action.ts';
import { invalid, Problem } from '#lib/problem.ts';
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

/** Fields: found (variables as JSON), take.<variable> (yes or no), version. Ends at the citation. */
export async function refreshCitationAction(library: string, id: string, ...form: Form) {
  return formAction(async (data) => {
    const actor = await pageActor(library);
    const taken = Object.entries(foundOf(data)).filter(([variable]) => data.get(`take.${variable}`) === 'yes');
    const patch = { csl: Object.fromEntries(taken), allowDuplicate: true };
    if (taken.length > 0) await updateCitation(actor, id, Number(data.get('version')), patch, assignVariables);
    revalidatePath(`/${library}/citations`, 'layout');
    redirect(`/${library}/citations/${id}`);
  })(...form);
}

function foundOf(data: FormData): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(String(data.get('found'))));
  } catch {
    throw invalid('This form is damaged: open the citation again.');
  }
}
