import { expect, test } from '@playwright/test';
import { makeLibrary, makePerson, signIn } from './people.ts';

const paste = '10.1021/jacs.6b00360\n10.1000/none\nhttps://example.org/paper';

test('identifiers become records by the check that files go through, and a record is refreshed', async ({ page }) => {
  const library = await makeLibrary();
  await signIn(page, await makePerson('curator', library));
  await page.goto(`/${library}/import`);
  await page.getByLabel('Identifiers or references').fill(paste);
  await page.getByRole('button', { name: 'Look up' }).click();
  await expect(page.getByText('1 record checked; nothing is written yet')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Not found' })).toContainText('Not known to Crossref');
  await expect(page.getByRole('table', { name: 'Not found' })).toContainText('No service knows this address');
  await page.getByRole('button', { name: /^Import/ }).click();
  await expect(page.getByText('1 created')).toBeVisible();
  await page.getByRole('link', { name: /^Synthetic and Receptor/ }).click();

  await page.getByRole('link', { name: 'Refresh' }).click();
  await expect(page.getByRole('group', { name: 'PMID' })).toContainText('27192616');
  await page.getByRole('group', { name: 'Keywords' }).getByLabel('Leave empty').check();
  await page.getByRole('button', { name: 'Save what is taken' }).click();
  await expect(page.getByRole('link', { name: '27192616' })).toBeVisible();
  await expect(page.getByText('Receptors, Opioid, mu')).toBeHidden();
});

test('what is read elsewhere opens the lookup, also without script', async ({ browser }) => {
  const library = await makeLibrary();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, await makePerson('curator', library));
  await page.goto('/share?text=A%20paper%20https%3A%2F%2Fdoi.org%2F10.1000%2Fnone');
  await expect(page.getByLabel('Identifiers or references')).toHaveValue('https://doi.org/10.1000/none');
  await expect(page).toHaveURL(/#lookup$/);
  await page.getByRole('button', { name: 'Look up' }).click();
  await expect(page.getByText('Not known to Crossref').first()).toBeVisible();
  await context.close();
});

test('a watched search fills the inbox, where records are accepted or rejected for a reason', async ({ page }) => {
  const library = await makeLibrary();
  await signIn(page, await makePerson('curator', library));
  await page.goto(`/${library}/inbox`);
  await page.getByLabel('Name').fill('Kratom');
  await page.getByLabel('Where').selectOption('Europe PMC');
  await page.getByLabel('Search', { exact: true }).fill('mitragynine');
  await page.getByRole('button', { name: 'Watch this search' }).click();
  const record = page.getByLabel(/^Signaling of the Mitragyna/);
  await expect(async () => {
    await page.reload();
    await expect(record).toBeVisible({ timeout: 500 });
  }).toPass();
  await record.check();
  await page.getByRole('button', { name: 'Reject chosen' }).click();
  await expect(page.locator('.error-summary')).toContainText('Say why');
  await page.getByLabel('Reason').fill('Off topic');
  await page.getByRole('button', { name: 'Reject chosen' }).click();
  await expect(page.getByText('Nothing is waiting')).toBeVisible();
  await page.getByRole('link', { name: /^Rejected/ }).click();
  await expect(page.getByText('Rejected: Off topic')).toBeVisible();
  await record.check();
  await page.getByRole('button', { name: 'Accept chosen' }).click();
  await expect(record).toBeHidden();
  await page.goto(`/${library}/citations`);
  await expect(page.getByText(/^Signaling of the/)).toBeVisible();
});

test('records and lists say what they are to reference managers', async ({ page }) => {
  await signIn(page, await makePerson('viewer'));
  const list = await page.goto('/kratom/citations?tag=target:mor');
  expect(list?.headers().link).toContain('export?format=ris&tag=target%3Amor>; rel="alternate"');
  expect(await page.locator('.Z3988').count()).toBeGreaterThan(10);
  const href = await page.locator('.item-title a').first().getAttribute('href');
  const id = /open=([0-9a-f-]{36})/.exec(href ?? '')?.[1];
  const record = await page.goto(`/kratom/citations/${id}`);
  const alternate = /<([^>]+)>; rel="alternate"; type="application\/x-research-info-systems"/.exec(
    record?.headers().link ?? '',
  )?.[1];
  expect(await page.locator('meta[name=citation_title]').getAttribute('content')).toBeTruthy();
  const ris = await page.request.get(alternate ?? '');
  expect((await ris.text()).match(/^TY {2}- /gm)).toHaveLength(1);
});
