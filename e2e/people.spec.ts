import { expect, test } from '@playwright/test';
import { cliActor } from '#features/accounts/cli-actor.ts';
import { disableUser } from '#features/accounts/commands/disable-user.ts';
import { actorOf, makeLibrary, makePerson, makeToken, signIn, signInByForm, unique } from './people.ts';

const article = { type: 'article-journal', title: 'Two people, one record', issued: { 'date-parts': [[2020]] } };

test('each role sees what it may do, and no more', async ({ browser }) => {
  const offers = async (role: string) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await signIn(page, await makePerson(role));
    await page.goto('/kratom/citations');
    await page.locator('[data-item]').first().click();
    await page.getByRole('link', { name: 'Open', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const mayEdit = await page.getByRole('link', { name: 'Edit', exact: true }).count();
    await page.goto('/kratom/settings');
    const mayInvite = await page.getByRole('heading', { name: 'Invitations' }).count();
    await context.close();
    return { mayEdit, mayInvite };
  };
  expect(await offers('viewer')).toEqual({ mayEdit: 0, mayInvite: 0 });
  expect(await offers('curator')).toEqual({ mayEdit: 1, mayInvite: 0 });
  expect(await offers('owner')).toEqual({ mayEdit: 1, mayInvite: 1 });
});

test('two people edit one record: the second decides field by field', async ({ browser, request }) => {
  const library = await makeLibrary();
  const [ana, bo] = [await makePerson('curator', library), await makePerson('curator', library)];
  const authorization = `Bearer ${await makeToken(ana, library, 'write')}`;
  const made = await request.post(`/api/v1/libraries/${library}/citations`, {
    headers: { authorization },
    data: { csl: article },
  });
  const { id } = await made.json();
  const open = async (person: typeof ana) => {
    const page = await (await browser.newContext()).newPage();
    await signIn(page, person);
    await page.goto(`/${library}/citations/${id}/edit`);
    return page;
  };
  const [first, second] = [await open(ana), await open(bo)];
  await first.getByLabel('Title', { exact: true }).fill('The title of the first');
  await first.getByLabel('Volume', { exact: true }).fill('12');
  await first.getByRole('button', { name: 'Save' }).click();
  await expect(first.getByRole('heading', { level: 1 })).toHaveText('The title of the first');

  await second.getByLabel('Title', { exact: true }).fill('The title of the second');
  await second.getByLabel('Pages', { exact: true }).fill('1-9');
  await second.getByRole('button', { name: 'Save' }).click();
  await expect(second.getByText('Someone else saved first').first()).toBeVisible();
  await expect(second.getByText('Title: which one stays?')).toBeVisible();
  await expect(second.getByText('Their change stays in: Volume.')).toBeVisible();
  await second.getByRole('radio', { name: /^Theirs/ }).check();
  await second.getByRole('button', { name: 'Save' }).click();
  await expect(second.getByRole('heading', { level: 1 })).toHaveText('The title of the first');
  await expect(second.getByText('12, 1–9')).toBeVisible();
});

test('whoever is disabled has no access from the next request on', async ({ page }) => {
  const person = await makePerson('viewer');
  await signIn(page, person);
  await page.goto('/kratom/citations');
  await expect(page.locator('[data-item]').first()).toBeVisible();
  await disableUser(cliActor, (await actorOf(person)).userId);
  await page.goto('/kratom/citations');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('an invitation makes a member, once', async ({ browser, page }) => {
  const library = await makeLibrary();
  await signIn(page, await makePerson('owner', library));
  await page.goto(`/${library}/settings`);
  await page.getByRole('combobox', { name: 'Role' }).last().selectOption('curator');
  await page.getByRole('button', { name: 'Make link' }).click();
  const link = (await page.locator('code', { hasText: '/invite/' }).textContent()) ?? '';

  const guest = await (await browser.newContext()).newPage();
  await guest.goto(link);
  await guest.getByLabel('Name').fill('Invited Curator');
  await guest.getByLabel('E-mail').fill(`${unique('invited')}@example.org`);
  await guest.getByLabel('Password').fill(`${unique('speciosa')}-leaf`);
  await guest.getByRole('button', { name: `Join ${library}` }).click();
  await expect(guest).toHaveURL(new RegExp(`/${library}`));
  await guest.goto(`/${library}/citations/new`);
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText('New citation');

  const late = await (await browser.newContext()).newPage();
  await late.goto(link);
  await expect(late.getByText('This invitation is no longer good')).toBeVisible();
});

test('a new password ends the other sessions', async ({ browser, page }) => {
  const person = await makePerson('viewer');
  const elsewhere = await (await browser.newContext()).newPage();
  await signInByForm(elsewhere, person);
  await signInByForm(page, person);
  await page.goto('/account');
  await page.getByLabel('Current password').fill(person.password);
  await page.getByLabel('New password').fill(`${unique('another')}-leaf`);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByLabel('Current password')).toHaveValue('');
  await elsewhere.goto('/kratom/citations');
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await page.goto('/kratom/citations');
  await expect(page.locator('[data-item]').first()).toBeVisible();
});
