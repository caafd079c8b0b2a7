import { expect, test } from '@playwright/test';
import { makePerson, signIn } from './people.ts';

const wanted =
  '/kratom/citations?tag=compound:7-hydroxymitragynine&tag=target:mor&tag=design:in-vitro-functional&not=design:narrative-review&year=2016..';

test('an address gives two people the same list, with script and without', async ({ browser, page }) => {
  await signIn(page, await makePerson('viewer'));
  await page.goto(wanted);
  const titles = await page.locator('[data-item]').allInnerTexts();
  expect(titles.length).toBeGreaterThan(0);
  await expect(page.getByRole('link', { name: 'Remove MOR (μ)' })).toBeVisible();

  const plain = await browser.newContext({ javaScriptEnabled: false });
  const other = await plain.newPage();
  await signIn(other, await makePerson('viewer'));
  await other.goto(wanted);
  expect(await other.locator('[data-item]').allInnerTexts()).toEqual(titles);
  await other.getByRole('link', { name: 'Remove MOR (μ)' }).click();
  await expect(other).not.toHaveURL(/target:mor/);
  expect(await other.locator('[data-item]').count()).toBeGreaterThanOrEqual(titles.length);
  await plain.close();
});

test('facets narrow the list and counts follow', async ({ page }) => {
  await signIn(page, await makePerson('viewer'));
  await page.goto('/kratom/citations');
  const row = page.locator('a[href*="tag=target:mor"]').first();
  await row.click();
  await expect(page).toHaveURL(/tag=target:mor/);
  await expect(page.getByText(/^\d+ citations$/).first()).toBeVisible();
});

test('by keyboard alone: search, walk, select, open, edit, help', async ({ page }) => {
  await signIn(page, await makePerson('curator'));
  await page.goto('/kratom/citations');
  // The page's keys work once its script has run.
  await expect(async () => {
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox', { name: 'Search citations' })).toBeFocused({ timeout: 250 });
  }).toPass();
  await page.keyboard.type('pseudoindoxyl');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=pseudoindoxyl/);
  await expect(page.locator('[data-item]').first()).toContainText(/pseudoindoxyl/i);
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await expect(page.locator('[data-item]').first()).toBeFocused();
  await page.keyboard.press('x');
  await expect(page.locator('input[type=checkbox][name=id]').first()).toBeChecked();
  await page.keyboard.press('x');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeHidden();
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/open=/);
  await page.keyboard.press('e');
  await expect(page).toHaveURL(/\/edit$/);
});
