import { expect, test } from '@playwright/test';
import { makeLibrary, makePerson, signInByForm, unique } from './people.ts';

test('from signing in to a tagged, levelled paper in at most 12 interactions', async ({ page }) => {
  const library = await makeLibrary();
  const curator = await makePerson('curator', library);
  const doi = `10.1234/${unique('paper')}`;
  const file = `TY  - JOUR\r\nTI  - Mitragynine at the mu opioid receptor\r\nAU  - Ruiz, Ana\r\nPY  - 2024\r\nJO  - Journal of Leaves\r\nDO  - ${doi}\r\nER  - \r\n\r\nTY  - JOUR\r\nTI  - Mitragynine at the mu opioid receptor, again\r\nDO  - ${doi}\r\nER  - \r\n\r\nTY  - JOUR\r\nER  - \r\n`;
  let interactions = 0;
  const does = async (act: Promise<unknown>) => {
    interactions++;
    await act;
  };

  await signInByForm(page, curator);
  await does(page.goto(`/${library}/import`));
  await does(
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'pubmed.ris', mimeType: 'text/plain', buffer: Buffer.from(file) }),
  );
  await does(page.getByRole('button', { name: 'Check the file' }).click());
  await expect(page.getByText('1 new · 1 duplicate · 1 broken')).toBeVisible();
  await expect(page.getByText('nothing is written yet')).toBeVisible();
  await expect(page.getByText('of record 1 of this file: same DOI')).toBeVisible();
  await does(page.getByRole('button', { name: 'Import records' }).click());
  await expect(page.getByText('1 created')).toBeVisible();
  await does(page.getByRole('link', { name: 'Mitragynine at the mu opioid receptor', exact: true }).click());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mitragynine at the mu opioid receptor');

  const tags = page.getByLabel('Tags', { exact: true }).locator('visible=true').last();
  await does(tags.pressSequentially('mu receptor'));
  await does(page.getByRole('option', { name: 'MOR (μ)' }).first().click());
  await does(tags.pressSequentially('in vitro: functional'));
  await does(page.getByRole('option', { name: 'In vitro: functional' }).first().click());
  await does(page.getByText('Save tags').click());
  await expect(page.getByText('P2 · suggested')).toBeVisible();
  await does(page.getByText('Judge the evidence level').click());
  await does(page.getByRole('button', { name: 'Set the level' }).click());
  await expect(page.getByText('with your name and today’s date')).toBeVisible();
  await expect(page.getByText('P2 · suggested')).toBeHidden();

  console.log(`interactions after signing in: ${interactions}`);
  expect(interactions).toBeLessThanOrEqual(12);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a file is uploaded by a plain form, and a fault is told on its page', async ({ page }) => {
    const library = await makeLibrary();
    await signInByForm(page, await makePerson('curator', library));
    await page.goto(`/${library}/import`);
    await page.getByRole('button', { name: 'Check the file' }).click();
    await expect(page).toHaveURL(/\/import\?sent$/);
    await expect(page.getByRole('alert')).toContainText('Choose a file or paste some text.');
    const buffer = Buffer.from('TY  - JOUR\r\nTI  - Posted plainly\r\nER  - \r\n');
    await page.locator('input[type=file]').setInputFiles({ name: 'plain.ris', mimeType: 'text/plain', buffer });
    await page.getByRole('button', { name: 'Check the file' }).click();
    await expect(page).toHaveURL(/\/import\/[\w-]{36}$/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('plain.ris');
  });
});
