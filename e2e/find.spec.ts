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

test('a facet shows all it has, by a link without script and by typing with it', async ({ browser, page }) => {
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const other = await plain.newPage();
  await signIn(other, await makePerson('viewer'));
  await other.goto('/kratom/citations?type=article-journal');
  const facet = other.locator('.filter-group[data-facet="Target"]');
  const few = await facet.locator('.filter-row').count();
  const more = facet.getByRole('link', { name: /^Show \d+ more/ });
  const hidden = Number(/\d+/.exec((await more.textContent()) ?? '')?.[0]);
  await more.click();
  await expect(other).toHaveURL(/more=target/);
  await expect(facet.locator('.filter-row')).toHaveCount(few + hidden);
  const last = (await facet.locator('.filter-row-text').last().textContent()) ?? '';
  await facet.locator('.filter-row').last().getByRole('link').first().click();
  await expect(other).toHaveURL(/tag=target:.*type=article-journal.*more=target/);
  await plain.close();

  await signIn(page, await makePerson('viewer'));
  await page.goto('/kratom/citations');
  const search = page.getByRole('searchbox', { name: 'Find in Target' });
  const row = page.locator('.filter-group[data-facet="Target"] .filter-row:visible');
  await expect(async () => {
    await search.fill('');
    await search.pressSequentially(last);
    await expect(page).toHaveURL(/more=target/, { timeout: 1000 });
  }).toPass();
  await expect(row.first()).toContainText(last);
  await expect(search).toHaveValue(last);
});

test('the focus and what is ticked outlive a list drawn anew', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await signIn(page, await makePerson('curator'));
  await page.goto('/kratom/citations');
  const box = page.locator('input[type=checkbox][name=id]').nth(1);
  await expect(async () => {
    await box.check();
    await expect(page.getByText('1 selected')).toBeVisible({ timeout: 250 });
  }).toPass();
  await page.locator('[data-item]').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Open citation' })).toBeVisible();
  await expect(page.locator('[data-item]').first()).toBeFocused();
  await expect(box).toBeChecked();
  await expect(page.getByText('1 selected')).toBeVisible();

  const row = page.locator('[data-row="tag target:mor"]');
  await row.getByRole('link').first().focus();
  await page.keyboard.press('Enter');
  await expect(row).toHaveAttribute('data-state', 'included');
  await expect(row.getByRole('link', { name: /Clear/ })).toBeFocused();
});

test('a list shows what was written a moment ago, by whomever', async ({ page, browser }) => {
  const [reader, writer] = await Promise.all([makePerson('viewer'), makePerson('curator')]);
  await signIn(page, reader);
  const list = '/kratom/citations?sort=-added';
  await page.goto(list);
  await page.goto(list);
  const other = await browser.newPage();
  await signIn(other, writer);
  const title = `Written a moment ago by ${writer.email}`;
  const written = await other.request.post('/api/v1/libraries/kratom/citations', {
    data: { csl: { type: 'article-journal', title } },
    headers: { origin: new URL(page.url()).origin },
  });
  expect(written.status()).toBe(201);
  await page.goto(list);
  await expect(page.locator('[data-item]').first()).toContainText(title);
  await other.close();
});
