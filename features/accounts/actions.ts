'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { type FormState, formAction } from '#lib/form-action.ts';
import { closeBrowserSession, openBrowserSession, requestAddress } from './browser-session.ts';
import { authenticate } from './commands/authenticate.ts';
import { changePassword } from './commands/change-password.ts';
import { createToken } from './commands/create-token.ts';
import { createUser } from './commands/create-user.ts';
import { declareConflicts } from './commands/declare-conflicts.ts';
import { disableUser, enableUser, setAdministrator } from './commands/disable-user.ts';
import { endOtherSessions, endSession } from './commands/end-session.ts';
import { revokeToken } from './commands/revoke-token.ts';
import { updateAccount } from './commands/update-account.ts';
import { sameSitePath } from './same-site-path.ts';
import { currentSessionId, findSignedInActor, signedInActor } from './signed-in-actor.ts';

/** Fields: email, password, next. */
export const signInAction = formAction(async (data) => {
  const user = await authenticate(Object.fromEntries(data), await requestAddress());
  await openBrowserSession(user);
  redirect(sameSitePath(data.get('next')));
});

export async function signOutAction(): Promise<void> {
  const actor = await findSignedInActor();
  const sessionId = await currentSessionId();
  if (actor && sessionId) await endSession(actor, sessionId);
  await closeBrowserSession();
  redirect('/sign-in');
}

/** Field: name. */
export const updateAccountAction = formAction(async (data) => {
  await updateAccount(await signedInActor(), Object.fromEntries(data));
  revalidatePath('/', 'layout');
  return { message: 'Saved.' };
});

/** Fields: present, statement. */
export const declareConflictsAction = formAction(async (data) => {
  await declareConflicts(await signedInActor(), Object.fromEntries(data));
  revalidatePath('/account');
  return { message: 'Declared, for a year.' };
});

/** Fields: currentPassword, password. */
export const changePasswordAction = formAction(async (data) => {
  await changePassword(await signedInActor(), Object.fromEntries(data), await currentSessionId());
  revalidatePath('/account');
  return { message: 'Your password is changed, and your other sessions have ended.' };
});

/** Field: session, an id; without it all sessions but this one end. */
export const endSessionAction = formAction(async (data) => {
  const actor = await signedInActor();
  const session = data.get('session');
  if (typeof session === 'string') await endSession(actor, session);
  else await endOtherSessions(actor, await currentSessionId());
  revalidatePath('/account');
  return { message: 'Ended.' };
});

/** Fields: name, scope, library (slug, empty for all), days (empty for never). */
export const createTokenAction = formAction(async (data): Promise<Omit<FormState, 'status'>> => {
  const input = { ...Object.fromEntries(data), library: data.get('library') || null, days: data.get('days') || null };
  const { token } = await createToken(await signedInActor(), input);
  revalidatePath('/account');
  return { message: 'Copy the token now: it is not shown again.', data: { token } };
});

/** Field: token, an id. */
export const revokeTokenAction = formAction(async (data) => {
  await revokeToken(await signedInActor(), String(data.get('token')));
  revalidatePath('/account');
  return { message: 'Revoked.' };
});

/** Fields: email, name, password (empty for none), administrator (a box). */
export const createUserAction = formAction(async (data) => {
  const { email } = await createUser(await signedInActor(), {
    email: data.get('email'),
    name: data.get('name'),
    password: data.get('password') || undefined,
    isAdministrator: data.has('administrator'),
  });
  revalidatePath('/admin');
  return { message: `There is now an account for ${email}.` };
});

/** Fields: user, an id; change: disable, enable, promote or demote. */
export const changeUserAction = formAction(async (data) => {
  const actor = await signedInActor();
  const user = String(data.get('user'));
  const change = data.get('change');
  if (change === 'disable') await disableUser(actor, user);
  if (change === 'enable') await enableUser(actor, user);
  if (change === 'promote' || change === 'demote') await setAdministrator(actor, user, change === 'promote');
  revalidatePath('/admin');
  return { message: 'Done.' };
});
