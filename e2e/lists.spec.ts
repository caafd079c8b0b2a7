import { readFile } from 'node:fs/promises';
import { type APIRequestContext, expect, type Locator, type Page, test } from '@playwright/test';
import { makeLibrary, makePerson, makeToken, signIn } from './people.ts';

test('a brush over the years narrows the list to them, and its handles move by arrow keys', async ({ page }) => {
  await signIn(page, await makePerson('viewer'));
  await page.goto('/kratom/citations');
  const brush = page.locator('[data-brush]');
  const [from, to] = [page.getByRole('slider', { name: 'From year' }), page.getByRole('slider', { name: 'To year' })];
  const years = async () => {
    const url = new URL(page.url());
    return url.searchParams.get('year')?.split('..').map(Number) ?? [];
  };
  // The brush works once the page's script has run. Not drawn again while a first drawing is still on its way, which a slow machine takes long for.
  await expect(async () => {
    await drawOver(page, brush, 0.4, 0.8);
    await expect(page).toHaveURL(/year=\d+\.\.\d+/, { timeout: 10_000 });
  }).toPass();
  const [first = 0, last = 0] = await years();
  expect(first).toBeLessThan(last);
  await expect(from).toHaveAttribute('aria-valuenow', String(first));
  await expect(to).toHaveAttribute('aria-valuenow', String(last));
  await expect(page.locator('input[name=year-from]')).toHaveValue(String(first));
  // Counted without its own selection: the years outside are still there to be chosen.
  await expect(brush.locator('a').first()).toBeAttached();
  const total = (await page.locator('output').first().textContent()) ?? '';

  await from.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(new RegExp(`year=${first + 2}\\.\\.${last}`));
  await expect(from).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`year=${first}\\.\\.${last}`));
  await expect(page.locator('output').first()).toHaveText(total);
  await page.keyboard.press('Home');
  await expect(page).toHaveURL(new RegExp(`year=\\.\\.${last}`));
});

test('without script, a bar is a link and the two fields are a form', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, await makePerson('viewer'));
  await page.goto('/kratom/citations');
  await page.locator('input[name=year-from]').fill('2016');
  await page.locator('input[name=year-to]').fill('2018');
  await page.getByRole('button', { name: 'Apply years' }).click();
  await expect(page).toHaveURL(/year=2016\.\.2018/);
  await context.close();
});

async function drawOver(page: Page, brush: Locator, from: number, to: number) {
  await brush.scrollIntoViewIfNeeded();
  const box = await brush.boundingBox();
  if (!box) throw new Error('no histogram');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * from, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * to, y, { steps: 5 });
  await page.mouse.up();
}

test('a list is saved, found again with what is new, and read by a feed that answers 304', async ({
  page,
  request,
}) => {
  const library = await makeLibrary();
  const owner = await makePerson('owner', library);
  const token = await makeToken(owner, library, 'write');
  const add = (title: string) =>
    request.post(`/api/v1/libraries/${library}/citations`, {
      headers: { authorization: `Bearer ${token}` },
      data: { csl: { type: 'article-journal', title } },
    });
  await add('Binding of one');
  await signIn(page, owner);
  await page.goto(`/${library}/citations?q=binding`);
  await page.getByRole('button', { name: 'Saved' }).click();
  await page.getByLabel('Save this list as').fill('Bindings');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved. It is in the menu')).toBeVisible();

  await add('Binding of two');
  await page.goto(`/${library}/searches`);
  await expect(page.getByText('1 new')).toBeVisible();
  await page.getByRole('button', { name: 'Star Bindings' }).click();
  await expect(page.getByRole('button', { name: 'Take the star off Bindings' })).toBeVisible();
  await page.getByRole('link', { name: 'Bindings', exact: true }).click();
  await expect(page).toHaveURL(/citations\?q=binding/);
  await expect(page.locator('[data-item]')).toHaveCount(2);
  await expect(page.locator('[data-item] mark').first()).toHaveText('Binding');

  await page.goto(`/${library}/searches`);
  await expect(page.getByText('1 new')).toBeHidden();
  await page.getByRole('link', { name: 'Change or share Bindings' }).click();
  await page.getByLabel('What will use it').fill('LaTeX');
  await page.getByRole('button', { name: 'Make address' }).click();
  const address = await page.locator('code', { hasText: '/feeds/spf_' }).textContent();
  const feed = new URL(address ?? '').pathname;
  const first = await request.get(feed, { headers: { cookie: '' } });
  expect(first.status()).toBe(200);
  expect(await first.text()).toContain('Binding of two');
  const etag = first.headers().etag ?? '';
  expect((await request.get(feed, { headers: { 'if-none-match': etag } })).status()).toBe(304);
  await add('Binding of three');
  expect((await request.get(feed, { headers: { 'if-none-match': etag } })).status()).toBe(200);
  const html = await request.get(feed.replace('.bib', '.html'));
  expect(html.headers()['content-security-policy']).toContain('sandbox');
  await page.reload();
  await page.getByRole('button', { name: 'Revoke LaTeX' }).click();
  await expect(page.getByRole('button', { name: 'Revoke LaTeX' })).toBeHidden();
  expect((await request.get(feed)).status()).toBe(404);
});

test('a bibliography of a day is, byte for byte, the one downloaded before later edits', async ({ page, request }) => {
  const library = await makeLibrary();
  const owner = await makePerson('owner', library);
  const headers = { authorization: `Bearer ${await makeToken(owner, library, 'write')}` };
  const base = `/api/v1/libraries/${library}`;
  const paper = { type: 'article-journal', title: 'As it was', author: [{ family: 'Ruiz', given: 'Ana' }] };
  const { id } = await (await request.post(`${base}/citations`, { headers, data: { csl: paper } })).json();
  await signIn(page, owner);
  const before = await (await page.request.get(`${base}/bibliography?format=html&style=apa`)).body();
  const manifest = await (
    await page.request.get(
      `${base}/manifest?of=bibliography&format=html&style=apa&asOf=${new Date(Date.now() + 1e6).toISOString()}`,
    )
  ).json();
  await request.patch(`${base}/citations/${id}`, {
    headers: { ...headers, 'if-match': '*' },
    data: { csl: { title: 'As it is' } },
  });
  await request.post(`${base}/citations`, { headers, data: { csl: { type: 'book', title: 'Another' } } });

  const today = await (await page.request.get(`${base}/bibliography?format=html&style=apa`)).text();
  expect(today).toContain('As it is');
  const again = await page.request.get(`${base}/bibliography?format=html&style=apa&asOf=${manifest.asOf}`);
  expect((await again.body()).equals(before)).toBe(true);
  expect(await (await page.request.get(manifest.address)).body()).toEqual(before);

  await page.goto(`/${library}/citations?asOf=${manifest.asOf}`);
  await expect(page.locator('[data-item]')).toHaveCount(1);
  await expect(page.locator('[data-item]')).toContainText('As it was');
  await expect(page.getByText('This can be read, cited and exported, not changed.')).toBeVisible();
  await expect(page.locator('input[type=checkbox][name=id]')).toHaveCount(0);
  await page.getByRole('link', { name: 'Back to today' }).click();
  await expect(page.locator('[data-item]')).toHaveCount(2);
});

test('what was perhaps meant is offered when nothing is found', async ({ page }) => {
  await signIn(page, await makePerson('viewer'));
  await page.goto('/kratom/citations?q=mitragynnine');
  await page.getByRole('link', { name: /Did you mean “mitragynine”/ }).click();
  await expect(page).toHaveURL(/q=mitragynine/);
  await expect(page.locator('[data-item] mark').first()).toBeVisible();
  await page.goto('/kratom/citations?q=opioid+autor:kruegel');
  await page.getByRole('link', { name: 'opioid author:kruegel' }).click();
  await expect(page).toHaveURL(/q=opioid\+author:kruegel/);
});

test('by keyboard alone, from a search to the file', async ({ page }) => {
  await signIn(page, await makePerson('viewer'));
  await page.goto('/kratom/citations');
  await expect(async () => {
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox', { name: 'Search citations' })).toBeFocused({ timeout: 250 });
  }).toPass();
  await page.keyboard.type('title:mitragynine year:2016..');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=title(:|%3A)mitragynine/);
  const total = Number(((await page.locator('output').first().textContent()) ?? '').replace(/\D/g, ''));
  expect(total).toBeGreaterThan(0);
  await tabTo(page, 'Cite or export');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  for (let step = 0; step < 12 && (await focusedText(page)) !== 'BibTeX'; step++)
    await page.keyboard.press('ArrowDown');
  expect(await focusedText(page)).toBe('BibTeX');
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toMatch(/\.bib$/);
  const entries = (await readFile(await download.path(), 'utf8')).match(/^@/gm) ?? [];
  expect(entries).toHaveLength(total);
});

const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim());

async function tabTo(page: Page, name: string) {
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab');
    if ((await focusedText(page)) === name) return;
  }
  throw new Error(`${name} is not reached by the Tab key`);
}

test('what is done to thousands is followed, and can be undone', async ({ page, request }) => {
  const library = await longLibrary(request, 1600);
  await signIn(page, await makePerson('owner', library));
  await page.goto(`/${library}/citations`);
  await expect(async () => {
    await page.getByRole('checkbox', { name: 'Select this page' }).uncheck();
    await page.getByRole('checkbox', { name: 'Select this page' }).check();
    await page.getByRole('button', { name: 'Select all 1,600 matching' }).click({ timeout: 1000 });
  }).toPass();
  await page.getByRole('button', { name: 'Move to trash' }).click();
  await expect(page.getByText('1,600 citations moved to the trash.')).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('output').first()).toHaveText('0 citations');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('1,600 citations restored.')).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('output').first()).toHaveText('1,600 citations');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.getByText('1,600 citations restored.')).toBeHidden();
});

test('a long list goes on as one scrolls or walks, with few rows in the page, and back leads to the place', async ({
  page,
  request,
}) => {
  const library = await longLibrary(request, 700);
  await signIn(page, await makePerson('owner', library));
  await page.goto(`/${library}/citations?sort=title`);
  const list = page.locator('#list');
  const titles = () => page.locator('[data-item]').allTextContents();
  await expect(async () => {
    await list.evaluate((pane) => pane.scrollTo(0, pane.scrollHeight));
    await expect(page.getByText('700 of 700 listed')).toBeVisible({ timeout: 200 });
    // What came last made the list longer than it was scrolled to.
    await expect(page.locator('[data-item]').last()).toHaveText('Volume 0699 of many', { timeout: 200 });
  }).toPass({ timeout: 60_000 });
  expect((await titles()).length).toBeLessThan(300);
  await expect(page.locator('[data-item]').last()).toHaveText('Volume 0699 of many');
  await expect(page.getByRole('list', { name: 'Citations 676 to 700' })).toBeVisible();

  // Half-way, a record opens on a page of its own; back leads to where it was.
  await list.evaluate((pane) => pane.scrollTo(0, pane.scrollHeight / 2));
  await expect(page.getByRole('list', { name: 'Citations 351 to 375' })).toBeVisible();
  const seen = page.getByRole('link', { name: 'Volume 0360 of many' });
  await seen.scrollIntoViewIfNeeded();
  // The place is kept once the scrolling rests.
  await page.waitForTimeout(500);
  const { y } = (await seen.boundingBox()) ?? { y: 0 };
  await page.getByRole('link', { name: 'Bibliography' }).first().click();
  await expect(page).toHaveURL(/bibliography/);
  await page.goBack();
  await expect(seen).toBeInViewport();
  expect(Math.abs(((await seen.boundingBox())?.y ?? 0) - y)).toBeLessThan(120);
  await page.reload();
  await expect(seen).toBeInViewport();

  // On a narrow screen a record takes the place of the list, which is where it was when one comes back.
  await seen.click();
  await expect(page).toHaveURL(/open=/);
  await page.getByRole('link', { name: 'Back to the list' }).click();
  await expect(seen).toBeInViewport();

  // Beside the list it is marked there, and the list stays where it is.
  await page.setViewportSize({ width: 1500, height: 800 });
  await seen.click();
  await expect(page).toHaveURL(/open=/);
  await expect(page.locator('li[aria-current=true]')).toContainText('Volume 0360 of many');
  await seen.focus();
  for (let step = 1; step <= 40; step++) {
    await page.keyboard.press('j');
    await expect(page.getByRole('link', { name: `Volume 0${360 + step} of many` })).toBeFocused();
  }
  await page.keyboard.press('k');
  await expect(page.getByRole('link', { name: 'Volume 0399 of many' })).toBeFocused();
});

test('without script, the list has pages', async ({ browser, request }) => {
  const library = await longLibrary(request, 60);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, await makePerson('viewer', library));
  await page.goto(`/${library}/citations?sort=title`);
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page.locator('[data-item]')).toHaveCount(10);
  await context.close();
});

test('columns are chosen and put in order, with script and without', async ({ browser, page }) => {
  const person = await makePerson('viewer');
  await signIn(page, person);
  await page.goto('/kratom/citations?q=author:kruegel');
  const line = page.locator('.item-list .item-line').first();
  const before = (await line.textContent()) ?? '';
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('button', { name: 'Move Journal or publisher up' }).click();
  await expect(page.getByText('Journal or publisher is now 1 of 11')).toBeAttached();
  await page.getByRole('button', { name: 'Save columns' }).click();
  const [authors = '', journal = ''] = before.split(' · ');
  await expect(line).toContainText(`${journal.trim()} · ${authors.trim()}`);

  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await signIn(plain, person);
  await plain.goto('/kratom/citations?q=author:kruegel');
  await expect(plain.locator('.item-list .item-line').first()).toContainText(`${journal.trim()} · ${authors.trim()}`);
  await plain.getByRole('button', { name: 'Columns' }).click();
  await plain.getByRole('button', { name: 'Move Authors up' }).click();
  await expect(plain.locator('.item-list .item-line').first()).toContainText(`${authors.trim()} · ${journal.trim()}`);
  await context.close();
});

async function longLibrary(request: APIRequestContext, many: number): Promise<string> {
  const library = await makeLibrary();
  const token = await makeToken(await makePerson('owner', library), library, 'write');
  const records = Array.from(
    { length: many },
    (_, index) => `TY  - BOOK\nTI  - Volume ${String(index).padStart(4, '0')} of many\nER  - \n`,
  );
  const imported = await request.post(`/api/v1/libraries/${library}/imports?format=ris&wait=60&duplicates=create`, {
    headers: { authorization: `Bearer ${token}` },
    data: records.join('\n'),
  });
  expect(imported.status()).toBe(200);
  return library;
}

test('the map and a claim of an earlier day are read and exported, not changed', async ({ page }) => {
  await signIn(page, await makePerson('owner'));
  const asOf = new Date().toISOString();
  await page.goto(`/kratom/claims?asOf=${asOf}`);
  const claim = page.locator('article h3 a').first();
  const statement = (await claim.textContent()) ?? '';
  await claim.click();
  await expect(page).toHaveURL(/\/claims\/[\w-]+\?asOf=/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(statement);
  await expect(page.getByText('This can be read, cited and exported, not changed.')).toBeVisible();
  await expect(page.locator('main').getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Propose a change' })).toHaveCount(0);
  const file = await page.request.get((await page.getByRole('link', { name: 'Markdown' }).getAttribute('href')) ?? '');
  expect(file.headers().link).toContain('of=claim&id=');
  expect(await file.text()).toContain(statement);
  await page.getByRole('link', { name: 'Back to today' }).click();
  await expect(page.getByText('This can be read, cited and exported, not changed.')).toBeHidden();

  await page.goto(`/kratom/map?asOf=${asOf}`);
  await expect(page.getByText('This can be read, cited and exported, not changed.')).toBeVisible();
  await expect(page.locator('.map-table tbody a').first()).toHaveAttribute('href', /&asOf=/);
  const picture = await page.request.get((await page.getByRole('link', { name: 'SVG' }).getAttribute('href')) ?? '');
  expect(picture.headers().link).toContain('of=map&');
  await page.getByLabel('As of the end of').fill('2020-01-01');
  await page.getByRole('button', { name: 'Show' }).last().click();
  await expect(page.getByText('No accepted finding has both')).toBeVisible();
});
