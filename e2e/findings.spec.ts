import { expect, type Page, test } from '@playwright/test';
import { expectNoFaults } from './axe.ts';
import { makeLibrary, makePerson, makeToken, type Person, signIn } from './people.ts';
import { as, choose, declareConflicts } from './reviewing.ts';

type Setting = { library: string; citation: string; curator: Person; reviewer: Person; second: Person };

async function makeSetting(page: Page): Promise<Setting> {
  const library = await makeLibrary();
  const [curator, reviewer, second] = await Promise.all([
    makePerson('curator', library),
    makePerson('reviewer', library),
    makePerson('reviewer', library),
  ]);
  const token = await makeToken(curator, library, 'write');
  const data = { csl: { type: 'article-journal', title: 'Mitragynine at the μ receptor' } };
  const headers = { authorization: `Bearer ${token}` };
  const made = await page.request.post(`/api/v1/libraries/${library}/citations`, { headers, data });
  return { library, citation: (await made.json()).id, curator, reviewer, second };
}

// By keyboard alone.
test('a binding finding is drafted, interrupted, submitted, not accepted by its author, changed by proposal and accepted', async ({
  browser,
  page,
}) => {
  const { library, citation, curator, reviewer, second } = await makeSetting(page);
  await signIn(page, curator);
  await page.goto(`/${library}/citations/${citation}`);
  await page.getByRole('link', { name: 'Record a finding' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'New finding' })).toBeVisible();

  // The form grows with the assay.
  await expect(page.getByLabel('Radioligand', { exact: true })).toHaveCount(0);
  await page.getByLabel('Binding').press('Space');
  await expect(page.getByLabel(/^Radioligand(?!’)/)).toBeVisible();
  await expect(page.getByLabel('Emax, %')).toHaveCount(0);
  await expectNoFaults(page);
  await choose(page, 'Ligand', 'mitragynine', 'Mitragynine');
  await choose(page, 'Target', 'mu receptor', 'MOR (μ)');
  await page.getByLabel('Readout').fill('radioligand displacement');
  await page.getByLabel('Parameter').fill('Ki');
  await page.getByLabel('Relation').selectOption('=');
  await page.getByLabel('Value', { exact: true }).fill('161');
  await page.getByLabel('Unit').fill('nM');
  await expect(page.getByText(/^Draft saved/)).toBeVisible();
  await expect(page).toHaveURL(/\/findings\/[0-9a-f-]+\/edit$/);

  // Typed within the last moment before the browser dies: no server has it.
  await page.route('**/findings/**', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  );
  await page.getByLabel('Locator').fill('Table 2, row 3');
  await expect(page.getByText(/^Not saved yet/)).toBeVisible();
  await page.unroute('**/findings/**');
  await page.reload();
  await expect(page.getByLabel('Value', { exact: true })).toHaveValue('161');
  await expect(page.getByLabel('Locator')).toHaveValue('');
  await page.getByRole('button', { name: 'Bring it back' }).press('Enter');
  await expect(page.getByLabel('Locator')).toHaveValue('Table 2, row 3');

  // What it lacks is said, at the field.
  await page.getByRole('button', { name: 'Submit for review' }).press('Enter');
  await expect(page.locator('.error-summary')).toContainText('Quote the passage');
  await page.getByLabel('Quote').fill('Ki = 161 nM at MOR');
  await page.getByLabel('Direction').selectOption('supports');
  await page.getByRole('button', { name: 'Submit for review' }).press('Enter');
  await expect(page.getByText('Waits for someone else')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Accept' })).toHaveCount(0);
  await expectNoFaults(page);
  const finding = page.url();

  const one = await as(browser, reviewer);
  await declareConflicts(one);
  await one.goto(finding);
  await one.getByRole('link', { name: 'Propose a change' }).press('Enter');
  await one.getByLabel('Value', { exact: true }).fill('162');
  await one.getByLabel('Reason').fill('Table 2 says 162.');
  await one.getByRole('button', { name: 'Propose the changes' }).press('Enter');
  await expect(one.getByText('Table 2 says 162.')).toBeVisible();
  await expect(one.getByRole('button', { name: 'Take it back' })).toBeVisible();

  const other = await as(browser, second);
  await declareConflicts(other);
  await other.goto(finding);
  await other.getByRole('button', { name: 'Accept the change' }).press('Enter');
  await expect(other.getByRole('heading', { level: 1 })).toContainText('162 nM');
  await other.getByRole('button', { name: 'Accept', exact: true }).press('Enter');
  await expect(other.getByText('Accepted by Some reviewer')).toBeVisible();
  await expectNoFaults(other);
  await other.goto(`/${library}/findings?target=mor&status=accepted&px=6..7`);
  await expect(other.getByRole('row')).toHaveCount(2);
  await expectNoFaults(other);
});

test('the table is sorted, narrowed and read by keyboard', async ({ page }) => {
  const viewer = await makePerson('viewer');
  await signIn(page, viewer);
  await page.goto('/kratom/findings');
  await page.getByRole('link', { name: 'pX' }).click();
  await expect(page).toHaveURL(/sort=px/);
  await expect(page.getByRole('columnheader', { name: 'pX' })).toHaveAttribute('aria-sort', 'ascending');
  await page.getByRole('link', { name: /^Mitragynine \d+$/ }).click();
  await expect(page).toHaveURL(/ligand=compound%3Amitragynine|ligand=compound:mitragynine/);
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/findings\/[0-9a-f-]{36}$/);
  await expect(page.getByText('From the starter pack')).toBeVisible();
  await expect(page.getByText('Quote missing')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Propose a change' })).toHaveCount(0);
});

test('what few papers say is folded, is kept all the same, and unfolds where it is at fault', async ({ page }) => {
  const { library, citation, curator } = await makeSetting(page);
  await signIn(page, curator);
  await page.goto(`/${library}/findings/new?citation=${citation}&assay=binding`);
  const low = page.getByRole('textbox', { name: 'From', exact: true });
  await expect(low).toBeHidden();
  const fold = page.locator('summary', { hasText: 'Interval, pX as printed' });
  await fold.focus();
  await page.keyboard.press('Enter');
  await low.fill('much');
  await fold.click();
  await expect(low).toBeHidden();
  await page.getByRole('button', { name: 'Save draft' }).click();
  await expect(page.locator('.error-summary')).toBeFocused();
  await expect(low).toBeVisible();
  await expect(low).toHaveAttribute('aria-invalid', 'true');
  await low.fill('451');
  await page.getByLabel('Parameter').fill('Ki');
  await page.getByLabel('Value', { exact: true }).fill('709');
  await page.getByLabel('Unit').fill('nM');
  await page.getByRole('button', { name: 'Save draft' }).click();
  await expect(page).toHaveURL(/\/edit\?saved=1$/);
  await page.reload();
  await expect(low).toHaveValue('451');
  await expect(low).toBeVisible();
});

test('what is unusual is asked about while it is typed, and no more once it is mended', async ({ page }) => {
  const { library, citation, curator } = await makeSetting(page);
  await signIn(page, curator);
  await page.goto(`/${library}/findings/new?citation=${citation}&assay=binding`);
  await page.getByLabel('Parameter').fill('Ki');
  await page.getByLabel('Relation').selectOption('=');
  await page.getByLabel('Value', { exact: true }).fill('332');
  await page.getByLabel('Unit').fill('µM');
  const questions = page.getByRole('status').filter({ hasText: '2 questions' });
  await expect(questions).toContainText('A thousand times less would be usual');
  await expectNoFaults(page);
  await page.getByLabel('Unit').fill('nM');
  await expect(questions).toHaveCount(0);
  await expect(page.getByLabel('Value', { exact: true })).toHaveValue('332');
});

test('a value prints with its subscript where it waits for review and where it is compared', async ({ page }) => {
  await signIn(page, await makePerson('reviewer'));
  await page.goto('/kratom/reviews?kind=finding');
  await expect(page.getByRole('link', { name: /^Mitragynine, MOR \(μ\): Ki = 161/ }).locator('sub')).toHaveText('i');
  await page.goto('/kratom/disagreements/mitragynine/mor');
  await expect(page.getByRole('cell', { name: /^Ki = 161/ }).locator('sub')).toHaveText('i');
});
