'use server';

import { revalidatePath } from 'next/cache';
import { pageActor } from '#features/libraries/page-actor.ts';
import { formAction } from '#lib/form-action.ts';
import { addComment, trashComment } from './commands/add-comment.ts';
import { assignReview, releaseReview } from './commands/assign-review.ts';
import { followSubject, markNotificationsSeen, setDigest } from './commands/follow.ts';
import { raiseFlag, resolveFlag } from './commands/raise-flag.ts';
import type { ReviewSubject } from './schema.ts';

type Form = Parameters<ReturnType<typeof formAction>>;

/** Field: body. */
export async function addCommentAction(library: string, subject: ReviewSubject, ...form: Form) {
  return formAction(async (data) => {
    await addComment(await pageActor(library), subject, Object.fromEntries(data));
    revalidatePath(`/${library}`, 'layout');
    return { message: 'Your comment is added.' };
  })(...form);
}

export async function trashCommentAction(library: string, commentId: string, ...form: Form) {
  return formAction(async () => {
    await trashComment(await pageActor(library), commentId);
    revalidatePath(`/${library}`, 'layout');
    return { message: 'Taken away.' };
  })(...form);
}

/** Field: reason. */
export async function raiseFlagAction(library: string, subject: ReviewSubject, ...form: Form) {
  return formAction(async (data) => {
    await raiseFlag(await pageActor(library), subject, Object.fromEntries(data));
    revalidatePath(`/${library}`, 'layout');
    return { message: 'Flagged.' };
  })(...form);
}

/** Field: resolution. */
export async function resolveFlagAction(library: string, flagId: string, ...form: Form) {
  return formAction(async (data) => {
    await resolveFlag(await pageActor(library), flagId, Object.fromEntries(data));
    revalidatePath(`/${library}`, 'layout');
    return { message: 'Resolved.' };
  })(...form);
}

/** Field: take, `yes` or `no`. */
export async function assignReviewAction(library: string, subject: ReviewSubject, ...form: Form) {
  return formAction(async (data) => {
    const actor = await pageActor(library);
    if (data.get('take') === 'no') await releaseReview(actor, subject);
    else await assignReview(actor, subject);
    revalidatePath(`/${library}`, 'layout');
    return {};
  })(...form);
}

/** Field: follow, `yes` or `no`. */
export async function followSubjectAction(library: string, subject: ReviewSubject, ...form: Form) {
  return formAction(async (data) => {
    await followSubject(await pageActor(library), subject, data.get('follow') === 'yes');
    revalidatePath(`/${library}`, 'layout');
    return {};
  })(...form);
}

/** Field: seq, the newest event shown. */
export async function markNotificationsSeenAction(library: string, ...form: Form) {
  return formAction(async (data) => {
    const seq = String(data.get('seq') ?? '');
    if (/^\d{1,18}$/.test(seq)) await markNotificationsSeen(await pageActor(library), BigInt(seq));
    revalidatePath(`/${library}`, 'layout');
    return {};
  })(...form);
}

/** Field: digest, `on` or `off`. */
export async function setDigestAction(library: string, ...form: Form) {
  return formAction(async (data) => {
    await setDigest(await pageActor(library), data.get('digest') === 'on');
    revalidatePath(`/${library}/notifications`);
    return {};
  })(...form);
}
