import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';

export type Person = { email: string; password: string };

export const owner: Person = {
  email: process.env.E2E_OWNER_EMAIL ?? '',
  password: process.env.E2E_OWNER_PASSWORD ?? '',
};

/** A command of the shell on the instance under test; gives what it printed. */
export function cli(words: string[], input = ''): Promise<string> {
  const { E2E_DATA_DIR, E2E_DATABASE_URL } = process.env;
  const env = { ...process.env, DATA_DIR: E2E_DATA_DIR, ...(E2E_DATABASE_URL && { DATABASE_URL: E2E_DATABASE_URL }) };
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, ['cli/main.mjs', ...words], { env }, (error, stdout, stderr) =>
      error ? reject(new Error(stderr || error.message)) : resolve(stdout.trim()),
    );
    child.stdin?.end(input);
  });
}

export const unique = (word: string) => `${word}-${randomBytes(4).toString('hex')}`;

/** Somebody new with a role in a library. */
export async function makePerson(role: string, library = 'kratom'): Promise<Person> {
  const person = { email: `${unique(role)}@example.org`, password: `${unique('speciosa')}-leaf` };
  const words = [
    'user',
    'add',
    '--email',
    person.email,
    '--name',
    `Some ${role}`,
    '--library',
    library,
    '--role',
    role,
  ];
  await cli([...words, '--password-stdin'], person.password);
  return person;
}

/** A new library with the vocabulary and nothing else; gives its slug. */
export async function makeLibrary(): Promise<string> {
  const slug = unique('library');
  await cli(['library', 'create', '--slug', slug, '--name', slug]);
  return slug;
}

export function makeToken({ email }: Person, library: string, scope: string): Promise<string> {
  return cli(['token', 'create', '--user', email, '--library', library, '--scope', scope]);
}

export async function signIn(page: Page, { email, password }: Person): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByLabel('Password').press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}
