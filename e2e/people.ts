import { randomBytes } from 'node:crypto';
import type { BrowserContext, Page } from '@playwright/test';
import { cliActor } from '#features/accounts/cli-actor.ts';
import { createToken } from '#features/accounts/commands/create-token.ts';
import { createUser } from '#features/accounts/commands/create-user.ts';
import { startSession } from '#features/accounts/commands/start-session.ts';
import { findUserActor } from '#features/accounts/queries.ts';
import { sealSession, sessionCookie } from '#features/accounts/session-cookie.ts';
import { foundLibrary } from '#features/exchange/commands/found-library.ts';
import { addMember } from '#features/libraries/commands/change-members.ts';
import { findCliActor } from '#features/libraries/queries.ts';
import type { Actor } from '#lib/actor.ts';
import { provideEnv } from '#lib/env.ts';

// Who and what a story begins with is made by the commands themselves, on the database of the instance under test.
const { E2E_ADDRESS, E2E_AUTH_SECRET, E2E_DATABASE_URL, E2E_OWNER_EMAIL, E2E_OWNER_PASSWORD } = process.env;
provideEnv({ DATABASE_URL: E2E_DATABASE_URL, AUTH_SECRET: E2E_AUTH_SECRET, LOG_LEVEL: 'silent' });

export type Person = { email: string; password: string };

export const owner: Person = { email: E2E_OWNER_EMAIL ?? '', password: E2E_OWNER_PASSWORD ?? '' };

export const unique = (word: string) => `${word}-${randomBytes(4).toString('hex')}`;

/** Somebody new with a role in a library. */
export async function makePerson(role: string, library = 'kratom'): Promise<Person> {
  const person = { email: `${unique(role)}@example.org`, password: `${unique('speciosa')}-leaf` };
  await createUser(cliActor, { ...person, name: `Some ${role}` });
  await addMember(await findCliActor(library), { email: person.email, role });
  return person;
}

/** A new library with the vocabulary and nothing else; gives its slug. */
export async function makeLibrary(name?: string): Promise<string> {
  const slug = unique('library');
  await foundLibrary(cliActor, { slug, name: name ?? slug });
  return slug;
}

export async function makeToken(person: Person, library: string, scope: string): Promise<string> {
  const { token } = await createToken(await actorOf(person), { name: 'test', scope, library, days: 1 });
  return token;
}

export async function actorOf({ email }: Person): Promise<Actor & { userId: string }> {
  const actor = await findUserActor(email);
  if (!actor?.userId) throw new Error(`Nobody has the address ${email}.`);
  return { ...actor, userId: actor.userId };
}

/** Gives the browser a session, as the form does. */
export async function signIn(browser: Page | BrowserContext, person: Person): Promise<void> {
  const { userId, name } = await actorOf(person);
  const session = await startSession({ id: userId, name, email: person.email }, null);
  const { name: cookie, options } = sessionCookie();
  const value = await sealSession(session, userId);
  const context = 'context' in browser ? browser.context() : browser;
  await context.addCookies([{ name: cookie, value, url: E2E_ADDRESS, httpOnly: options.httpOnly, sameSite: 'Lax' }]);
}

/** As a person does, on whichever instance the page is of. */
export async function signInByForm(page: Page, { email, password }: Person): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByLabel('Password').press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}
