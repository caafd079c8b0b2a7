'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { pageActor } from '#features/libraries/page-actor.ts';
import { formAction } from '#lib/form-action.ts';
import { appraisalFromForm } from './appraisal.ts';
import { acceptAppraisal, makeAppraisal } from './commands/write-appraisals.ts';

type Form = Parameters<ReturnType<typeof formAction>>;

/** Fields: those `appraisalFromForm` reads. */
export async function makeAppraisalAction(library: string, citationId: string, ...form: Form) {
  return formAction(async (data) => {
    await makeAppraisal(await pageActor(library), citationId, appraisalFromForm(data));
    revalidatePath(`/${library}/citations`, 'layout');
    redirect(`/${library}/citations/${citationId}#appraisals`);
  })(...form);
}

export async function acceptAppraisalAction(library: string, id: string, ...form: Form) {
  return formAction(async () => {
    await acceptAppraisal(await pageActor(library), id);
    revalidatePath(`/${library}/citations`, 'layout');
    return { message: 'Accepted.' };
  })(...form);
}
