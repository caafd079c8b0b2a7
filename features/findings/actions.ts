'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { pageActor } from '#features/libraries/page-actor.ts';
import { formAction } from '#lib/form-action.ts';
import type { Warning } from '#lib/pharmacology/warnings.ts';
import { invalid, Problem } from '#lib/problem.ts';
import { acceptFinding, rejectFinding } from './commands/accept-finding.ts';
import { createFinding } from './commands/create-finding.ts';
import { acceptRevisions, rejectRevisions, withdrawRevisions } from './commands/decide-revision.ts';
import { importFindings } from './commands/import-findings.ts';
import { proposeRevision } from './commands/propose-revision.ts';
import { submitFinding } from './commands/submit-finding.ts';
import { updateFinding } from './commands/update-finding.ts';
import { discardFinding, withdrawFinding } from './commands/withdraw-finding.ts';
import { inputFromForm } from './finding-form.ts';
import { findFinding } from './queries/find-finding.ts';
import { answered, readRowUpload } from './row-upload.ts';

type Form = Parameters<ReturnType<typeof formAction>>;
export type Saved = { id: string; version: number; warnings: Warning[] } | { problem: string };

async function save(library: string, citationId: string, data: FormData): Promise<{ id: string; version: number }> {
  const actor = await pageActor(library);
  const id = String(data.get('id') ?? '');
  const input = inputFromForm(data);
  if (id === '') return createFinding(actor, { ...input, citationId });
  const seen = Number(data.get('version'));
  const { version } = await updateFinding(actor, id, Number.isInteger(seen) && seen > 0 ? seen : 'any', input);
  return { id, version };
}

/** Fields: those of the form, id and version of the draft if there is one, step `save` or `submit`. */
export async function saveFindingAction(library: string, citationId: string, ...form: Form) {
  return formAction(async (data) => {
    const draft = await save(library, citationId, data);
    const { id } = draft;
    const isSubmitted = data.get('step') === 'submit';
    if (isSubmitted) await submitFinding(await pageActor(library), id).catch((error) => withDraft(error, draft));
    revalidatePath(`/${library}`, 'layout');
    redirect(isSubmitted ? `/${library}/findings/${id}` : `/${library}/findings/${id}/edit?saved=1`);
  })(...form);
}

// The draft is kept though it lacks something: the form must know which, and at what version, to go on.
function withDraft(error: unknown, draft: { id: string; version: number }): never {
  if (!(error instanceof Problem)) throw error;
  const { kind, message, errors, data } = error;
  throw new Problem(kind, message, { errors, data: { ...data, draft } });
}

/** Fields: file, submit, step `check` or `import`. */
export async function importFindingsAction(library: string, ...form: Form) {
  return formAction(async (data) => {
    const answer = await importFindings(await pageActor(library), await readRowUpload(data));
    if (!answer.dryRun) revalidatePath(`/${library}`, 'layout');
    return answered(answer, ['finding', 'findings']);
  })(...form);
}

/** Keeps what is typed as a draft, and gives what there is to ask about it: the same fields. */
export async function autosaveFindingAction(library: string, citationId: string, data: FormData): Promise<Saved> {
  try {
    const draft = await save(library, citationId, data);
    const { warnings } = await findFinding(await pageActor(library), draft.id);
    return { ...draft, warnings };
  } catch (error) {
    if (error instanceof Problem) return { problem: error.message };
    throw error;
  }
}

/** Fields: verdict `accept` or `reject`, reason. */
export async function decideFindingAction(library: string, id: string, ...form: Form) {
  return formAction(async (data) => {
    const actor = await pageActor(library);
    if (data.get('verdict') === 'accept') await acceptFinding(actor, id);
    else await rejectFinding(actor, id, { reason: data.get('reason') });
    revalidatePath(`/${library}`, 'layout');
    return { message: data.get('verdict') === 'accept' ? 'Accepted.' : 'Sent back to its author.' };
  })(...form);
}

/** Field: reason. */
export async function withdrawFindingAction(library: string, id: string, ...form: Form) {
  return formAction(async (data) => {
    await withdrawFinding(await pageActor(library), id, { reason: data.get('reason') ?? '' });
    revalidatePath(`/${library}`, 'layout');
    return { message: 'Withdrawn.' };
  })(...form);
}

export async function discardFindingAction(library: string, id: string, ...form: Form) {
  return formAction(async () => {
    await discardFinding(await pageActor(library), id, 'any');
    revalidatePath(`/${library}`, 'layout');
    redirect(`/${library}/findings?author=me`);
  })(...form);
}

/** Fields: those of the form, reason. */
export async function proposeRevisionAction(library: string, id: string, ...form: Form) {
  return formAction(async (data) => {
    const changes = inputFromForm(data);
    await proposeRevision(await pageActor(library), id, { changes, reason: data.get('revisionReason') });
    revalidatePath(`/${library}`, 'layout');
    redirect(`/${library}/findings/${id}#revisions`);
  })(...form);
}

/** Fields: revision (ids), verdict `accept`, `reject` or `withdraw`, reason. */
export async function decideRevisionAction(library: string, ...form: Form) {
  return formAction(async (data) => {
    const actor = await pageActor(library);
    const ids = data.getAll('revision').map(String);
    const verdict = data.get('verdict');
    if (ids.length === 0) throw invalid('Choose at least one change.');
    if (verdict === 'accept') await acceptRevisions(actor, ids);
    else if (verdict === 'withdraw') await withdrawRevisions(actor, ids);
    else await rejectRevisions(actor, ids, { reason: data.get('reason') });
    revalidatePath(`/${library}`, 'layout');
    return { message: 'Decided.' };
  })(...form);
}
