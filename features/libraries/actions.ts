'use server';

import { revalidatePath } from 'next/cache';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { openBrowserSession, requestAddress } from '#features/accounts/browser-session.ts';
import { consumeRateLimit } from '#features/accounts/commands/consume-rate-limit.ts';
import { listProviders } from '#features/accounts/providers.ts';
import { sameSitePath } from '#features/accounts/same-site-path.ts';
import { sessionCookie } from '#features/accounts/session-cookie.ts';
import { signedInActor } from '#features/accounts/signed-in-actor.ts';
import { env } from '#lib/env.ts';
import { formAction } from '#lib/form-action.ts';
import { notFound } from '#lib/problem.ts';
import { acceptInvitation, acceptInvitationAsNewPerson } from './commands/accept-invitation.ts';
import { removeMember, updateMember } from './commands/change-members.ts';
import { changeSecondPersonPolicy } from './commands/change-second-person-policy.ts';
import { createInvitation } from './commands/create-invitation.ts';
import { revokeInvitation } from './commands/revoke-invitation.ts';
import { setUpInstance } from './commands/set-up-instance.ts';
import { updateLibrary } from './commands/update-library.ts';
import { pageActor } from './page-actor.ts';
import { policyColumns } from './second-person.ts';
import { connectCookie, invitationCookie } from './sign-in-cookies.ts';
import { startProvider } from './start-provider.ts';

/** Fields: provider, next; invitation, a token; connect, to connect the provider to the signed-in person. */
export const continueWithProviderAction = formAction(async (data) => {
  const provider = listProviders().find(({ id }) => id === data.get('provider'));
  if (!provider) throw notFound('This way to sign in');
  const jar = await cookies();
  const { options } = sessionCookie();
  const invitation = data.get('invitation');
  if (typeof invitation === 'string') jar.set(invitationCookie.name, invitation, { ...options, ...invitationCookie });
  if (data.has('connect')) jar.set(connectCookie.name, '1', { ...options, ...connectCookie });
  else jar.delete(connectCookie.name);
  redirect(await startProvider(provider.id, sameSitePath(data.get('next'))));
});

/** Fields: ticket, name, email, password. */
export const setUpInstanceAction = formAction(async (data) => {
  await consumeRateLimit(`setup:${await requestAddress()}`, { limit: 30, windowSeconds: 900 });
  const user = await setUpInstance(String(data.get('ticket')), Object.fromEntries(data));
  await openBrowserSession(user, 'setup');
  redirect('/');
});

/** Field: invitation, a token. */
export const acceptInvitationAction = formAction(async (data) => {
  const { slug } = await acceptInvitation(await signedInActor(), String(data.get('invitation')));
  redirect(`/${slug}`);
});

/** Fields: invitation, a token; name, email, password. */
export const joinAction = formAction(async (data) => {
  await consumeRateLimit(`invite:${await requestAddress()}`, { limit: 30, windowSeconds: 900 });
  const { user, slug } = await acceptInvitationAsNewPerson(String(data.get('invitation')), Object.fromEntries(data));
  await openBrowserSession(user, 'invitation');
  redirect(`/${slug}`);
});

/** Fields: any of name, description, defaultStyle, defaultLocale, citationKeyPattern; version. */
export async function updateLibraryAction(slug: string, ...form: Parameters<ReturnType<typeof formAction>>) {
  return formAction(async (data) => {
    await updateLibrary(await pageActor(slug), Object.fromEntries(data));
    revalidatePath(`/${slug}`, 'layout');
    return { message: 'Saved.' };
  })(...form);
}

/** Fields: findingsNeedSecondPerson, claimsNeedSecondPerson, appraisalsNeedSecondPerson, there when ticked; version. */
export async function changeSecondPersonPolicyAction(slug: string, ...form: Parameters<ReturnType<typeof formAction>>) {
  return formAction(async (data) => {
    const ticked = Object.fromEntries(Object.values(policyColumns).map((column) => [column, data.has(column)]));
    await changeSecondPersonPolicy(await pageActor(slug), { ...ticked, version: data.get('version') });
    revalidatePath(`/${slug}`, 'layout');
    return { message: 'Saved.' };
  })(...form);
}

/** Fields: userId, role; `remove` in place of a role takes them out. */
export async function changeMemberAction(slug: string, ...form: Parameters<ReturnType<typeof formAction>>) {
  return formAction(async (data) => {
    const actor = await pageActor(slug);
    const userId = String(data.get('userId'));
    if (data.has('remove')) await removeMember(actor, userId);
    else await updateMember(actor, { userId, role: data.get('role') });
    if (data.has('remove') && userId === actor.userId) redirect('/');
    revalidatePath(`/${slug}/settings`);
    return { message: 'Saved.' };
  })(...form);
}

/** Fields: role, email (may be empty), days. The answer's data has the link, which is shown this once. */
export async function createInvitationAction(slug: string, ...form: Parameters<ReturnType<typeof formAction>>) {
  return formAction(async (data) => {
    const input = { role: data.get('role'), email: data.get('email') || null, days: data.get('days') || undefined };
    const { token } = await createInvitation(await pageActor(slug), input);
    revalidatePath(`/${slug}/settings`);
    return { message: 'Send this link: it is not shown again.', data: { link: `${env().BASE_URL}/invite/${token}` } };
  })(...form);
}

/** Field: invitation, an id. */
export async function revokeInvitationAction(slug: string, ...form: Parameters<ReturnType<typeof formAction>>) {
  return formAction(async (data) => {
    await revokeInvitation(await pageActor(slug), String(data.get('invitation')));
    revalidatePath(`/${slug}/settings`);
    return { message: 'Revoked.' };
  })(...form);
}
