import { expect, test } from '@playwright/test';
import { makeLibrary, makePerson, signIn } from './people.ts';

const bibtex = `@article{good1, title = {The first good one}, author = {Ruiz, Ana}, year = 2020}

@article{bad, title = {Never closed, author = {Lost, Author}, year = 2021

@article{good2, title = {The second good one}, author = {Chen, Bo}, year = 2022}
`;

test('a damaged file costs the damaged record alone, with its line, and the run can be undone', async ({ page }) => {
  const library = await makeLibrary();
  await signIn(page, await makePerson('curator', library));
  await page.goto(`/${library}/import`);
  await page.getByText('Or paste its text').click();
  await page.getByRole('textbox', { name: 'Or paste its text' }).fill(bibtex);
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page.getByText('2 new · 1 broken')).toBeVisible();
  await expect(page.locator('#problems tbody tr').first()).toContainText('3');
  await page.getByRole('button', { name: /^Import/ }).click();
  await expect(page.getByText('2 created')).toBeVisible();
  await page.goto(`/${library}/citations`);
  await expect(page.locator('[data-item]')).toHaveCount(2);

  await page.goto(`/${library}/import`);
  await page.getByRole('link', { name: 'Pasted text' }).click();
  await page.getByRole('button', { name: 'Undo the whole import' }).click();
  await expect(page.getByText('This import is undone')).toBeVisible();
  await page.goto(`/${library}/citations?is=trashed`);
  await expect(page.locator('[data-item]')).toHaveCount(2);
});

test('a broken RIS record is told with its line, and the good ones come in', async ({ page }) => {
  const library = await makeLibrary();
  await signIn(page, await makePerson('curator', library));
  await page.goto(`/${library}/import`);
  const good = (title: string) => `TY  - JOUR\r\nTI  - ${title}\r\nPY  - 2020\r\nER  - \r\n\r\n`;
  const file = `${good('The first good one')}TY  - JOUR\r\nER  - \r\n\r\n${good('The second good one')}`;
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'broken.ris', mimeType: 'text/plain', buffer: Buffer.from(file) });
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page.getByText('2 new · 1 broken')).toBeVisible();
  await expect(page.locator('#problems tbody tr').first()).toContainText('6');
  await page.getByRole('button', { name: /^Import/ }).click();
  await expect(page.getByText('2 created')).toBeVisible();
});

test('a record that is not there leaves the bar of its library to go on by', async ({ page }) => {
  await signIn(page, await makePerson('viewer'));
  const answer = await page.goto('/kratom/citations/00000000-0000-4000-8000-000000000000');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This was not found in this library');
  await page.getByRole('link', { name: 'Findings', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Findings');
  // Of a library that is not theirs not even the bar shows.
  const library = await makeLibrary();
  expect((await page.goto(`/${library}/citations`))?.status()).toBe(404);
  await expect(page.getByText('This was not found, or is not yours to see')).toBeVisible();
});
