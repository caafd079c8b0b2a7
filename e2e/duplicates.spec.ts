import { expect, test } from '@playwright/test';
import { makeLibrary, makePerson, signIn } from './people.ts';

const title = 'Signalling of the alkaloids of Mitragyna speciosa';
const author = [{ family: 'Ruiz', given: 'Ana' }];
const place = { 'container-title': 'Journal of Leaves', volume: '12', page: '11-20' };

test('which of two stays is changed by a key, and the fields nobody chose go along', async ({ page, baseURL }) => {
  const library = await makeLibrary();
  await signIn(page, await makePerson('reviewer', library));
  const api = `/api/v1/libraries/${library}`;
  const headers = { origin: baseURL ?? '' };
  const add = async (csl: object) => {
    const data = { csl: { type: 'article-journal', author, ...place, ...csl } };
    expect((await page.request.post(`${api}/citations`, { data, headers })).status()).toBe(201);
  };
  await add({ title, issued: { 'date-parts': [[2019, 3]] }, note: 'Read twice.' });
  await add({ title: `${title}.`, issued: { 'date-parts': [[2019]] }, DOI: '10.1000/leaf', abstract: 'Measured.' });
  await page.request.post(`${api}/duplicates`, { headers });
  const waiting = async () => (await (await page.request.get(`${api}/duplicates`)).json()).items[0]?.id;
  await expect.poll(waiting, { timeout: 30_000 }).toBeTruthy();

  await page.goto(`/${library}/duplicates/${await waiting()}`);
  const chosen = (field: string) => page.locator(`[name="field.${field}"]:checked`);
  await expect(chosen('issued')).toHaveValue('right');
  await page.getByRole('group', { name: 'Title' }).getByRole('radio').nth(1).check();
  await page.getByRole('group', { name: 'Abstract' }).getByText('Nothing').click();
  await page.locator('h1').click();
  await page.keyboard.press('1');
  await expect(chosen('issued')).toHaveValue('left');
  await expect(chosen('DOI')).toHaveValue('right');
  await expect(chosen('abstract')).toHaveValue('left');
  await page.keyboard.press('m');
  await expect(page.getByText('Merged into one citation.')).toBeVisible();
  const { items } = await (await page.request.get(`${api}/citations`)).json();
  expect(items.map(({ csl }: { csl: object }) => csl)).toMatchObject([
    { title, issued: { 'date-parts': [[2019, 3]] }, DOI: '10.1000/leaf', note: 'Read twice.' },
  ]);
});
