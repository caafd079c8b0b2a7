'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import type { Choice } from '#components/choice.ts';
import { answered, readRowUpload } from '#features/findings/row-upload.ts';
import { pageActor } from '#features/libraries/page-actor.ts';
import { formAction } from '#lib/form-action.ts';
import { invalid } from '#lib/problem.ts';
import { inputFromForm } from './claim-form.ts';
import { acceptClaim, rejectClaim } from './commands/accept-claim.ts';
import { confirmGrade } from './commands/confirm-grade.ts';
import { createClaim } from './commands/create-claim.ts';
import {
  acceptClaimRevisions,
  rejectClaimRevisions,
  withdrawClaimRevisions,
} from './commands/decide-claim-revision.ts';
import { gradeClaim } from './commands/grade-claim.ts';
import { importClaims } from './commands/import-claims.ts';
import { linkEvidence, unlinkEvidence } from './commands/link-evidence.ts';
import { proposeClaimRevision } from './commands/propose-claim-revision.ts';
import { signVerdict } from './commands/sign-verdict.ts';
import { submitClaim } from './commands/submit-claim.ts';
import { updateClaim } from './commands/update-claim.ts';
import { discardClaim, withdrawClaim } from './commands/withdraw-claim.ts';
import { gradeFromForm } from './grade-form.ts';
import { findLinkable, searchLinkable } from './queries/find-linkable.ts';

type Form = Parameters<ReturnType<typeof formAction>>;

/** Fields: those of the form. A new claim where there is no id. */
export async function saveClaimAction(library: string, id: string | null, ...form: Form) {
  return formAction(async (data) => {
    const actor = await pageActor(library);
    const input = inputFromForm(data);
    const saved = id ?? (await createClaim(actor, input)).id;
    if (id) await updateClaim(actor, id, 'any', input);
    revalidatePath(`/${library}/claims`, 'layout');
    redirect(`/${library}/claims/${saved}#evidence`);
  })(...form);
}

/** Fields: file, submit, step `check` or `import`. */
export async function importClaimsAction(library: string, ...form: Form) {
  return formAction(async (data) => {
    const answer = await importClaims(await pageActor(library), await readRowUpload(data));
    if (!answer.dryRun) revalidatePath(`/${library}`, 'layout');
    return answered(answer, ['claim', 'claims']);
  })(...form);
}

export async function submitClaimAction(library: string, id: string, ...form: Form) {
  return formAction(async () => {
    const actor = await pageActor(library);
    await submitClaim(actor, id);
    revalidatePath(`/${library}`, 'layout');
    const { claimsNeedSecondPerson } = actor.library;
    return { message: claimsNeedSecondPerson ? 'Submitted: someone else looks at it now.' : 'Submitted.' };
  })(...form);
}

/** Fields: verdict `accept` or `reject`, reason. */
export async function decideClaimAction(library: string, id: string, ...form: Form) {
  return formAction(async (data) => {
    const actor = await pageActor(library);
    const isAccepted = data.get('verdict') === 'accept';
    if (isAccepted) await acceptClaim(actor, id);
    else await rejectClaim(actor, id, { reason: data.get('reason') });
    revalidatePath(`/${library}`, 'layout');
    return { message: isAccepted ? 'Accepted.' : 'Sent back to its author.' };
  })(...form);
}

/** Field: reason. */
export async function withdrawClaimAction(library: string, id: string, ...form: Form) {
  return formAction(async (data) => {
    await withdrawClaim(await pageActor(library), id, { reason: data.get('reason') ?? '' });
    revalidatePath(`/${library}`, 'layout');
    return { message: 'Withdrawn.' };
  })(...form);
}

export async function discardClaimAction(library: string, id: string, ...form: Form) {
  return formAction(async () => {
    await discardClaim(await pageActor(library), id, 'any');
    revalidatePath(`/${library}`, 'layout');
    redirect(`/${library}/claims`);
  })(...form);
}

/** Fields: target (an address, id, citation key or DOI), relation, note. */
export async function linkEvidenceAction(library: string, id: string, ...form: Form) {
  return formAction(async (data) => {
    const actor = await pageActor(library);
    const target = await findLinkable(actor, String(data.get('target') ?? ''));
    const link = { ...target, relation: data.get('relation'), note: data.get('note') ?? '' };
    const { proposed } = await linkEvidence(actor, id, link);
    revalidatePath(`/${library}/claims`, 'layout');
    return { message: proposed ? 'Proposed: someone else accepts it.' : 'Linked.' };
  })(...form);
}

/** Fields: linked (an id), reason. */
export async function unlinkEvidenceAction(library: string, id: string, ...form: Form) {
  return formAction(async (data) => {
    const [linked, reason] = ['linked', 'reason'].map((name) => String(data.get(name) ?? ''));
    const { proposed } = await unlinkEvidence(await pageActor(library), id, linked ?? '', reason);
    revalidatePath(`/${library}/claims`, 'layout');
    return { message: proposed ? 'Proposed: someone else accepts it.' : 'Taken off.' };
  })(...form);
}

/** Findings and citations that fit what was typed. */
export async function searchLinkableAction(library: string, typed: string): Promise<Choice[]> {
  return searchLinkable(await pageActor(library), typed);
}

/** Fields: those of GRADE. */
export async function gradeClaimAction(library: string, id: string, ...form: Form) {
  return formAction(async (data) => {
    await gradeClaim(await pageActor(library), id, gradeFromForm(data));
    revalidatePath(`/${library}/claims`, 'layout');
    redirect(`/${library}/claims/${id}#certainty`);
  })(...form);
}

export async function confirmGradeAction(library: string, id: string, ...form: Form) {
  return formAction(async () => {
    await confirmGrade(await pageActor(library), id);
    revalidatePath(`/${library}/claims`, 'layout');
    return { message: 'Confirmed.' };
  })(...form);
}

/** Fields: verdict, note. */
export async function signVerdictAction(library: string, id: string, ...form: Form) {
  return formAction(async (data) => {
    await signVerdict(await pageActor(library), id, { verdict: data.get('verdict'), note: data.get('note') });
    revalidatePath(`/${library}`, 'layout');
    return { message: 'Signed with your name and today’s date.' };
  })(...form);
}

/** Fields: those of the form, revisionReason. */
export async function proposeClaimRevisionAction(library: string, id: string, ...form: Form) {
  return formAction(async (data) => {
    const input = { changes: inputFromForm(data), reason: data.get('revisionReason') };
    await proposeClaimRevision(await pageActor(library), id, input);
    revalidatePath(`/${library}`, 'layout');
    redirect(`/${library}/claims/${id}#revisions`);
  })(...form);
}

/** Fields: revision (ids), verdict `accept`, `reject` or `withdraw`, reason. */
export async function decideClaimRevisionAction(library: string, ...form: Form) {
  return formAction(async (data) => {
    const actor = await pageActor(library);
    const ids = data.getAll('revision').map(String);
    const verdict = data.get('verdict');
    if (ids.length === 0) throw invalid('Choose at least one change.');
    if (verdict === 'accept') await acceptClaimRevisions(actor, ids);
    else if (verdict === 'withdraw') await withdrawClaimRevisions(actor, ids);
    else await rejectClaimRevisions(actor, ids, { reason: data.get('reason') });
    revalidatePath(`/${library}`, 'layout');
    return { message: 'Decided.' };
  })(...form);
}
