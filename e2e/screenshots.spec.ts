import { join } from 'node:path';
import { type BrowserContextOptions, expect, type Page, test } from '@playwright/test';
import { makeLibrary, makePerson, type Person, signIn } from './people.ts';
import { declareConflicts } from './reviewing.ts';

const LIST = '/kratom/citations?tag=target:mor&not=design:narrative-review&year=2016..';
const desktop = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const article = 'TY  - JOUR\nTI  - Mitragynine in human liver microsomes\nDO  - 10.1234/leaves.1\nPY  - 2024\n';
const ris = `${article}AU  - Ruiz, Ana\nER  - \n\n${article}ER  - \n\nTY  - JOUR\nER  - \n`;

let person: Person;
test.beforeAll(async () => {
  person = await makePerson('curator');
});

for (const colorScheme of ['light', 'dark'] as const) {
  shows(`list-${colorScheme}`, { ...desktop, colorScheme }, async (page) => {
    await page.goto(LIST);
    await page.locator('[data-item]').first().click();
    await expect(page.getByRole('link', { name: 'Open', exact: true })).toBeVisible();
  });
}

shows('record', desktop, async (page) => {
  await page.goto('/kratom/citations?q=kruegel');
  const beside = (await page.locator('[data-item]').first().getAttribute('href')) ?? '';
  await page.goto(`/kratom/citations/${new URL(beside, 'http://list').searchParams.get('open')}`);
});

for (const [name, context] of Object.entries({
  findings: desktop,
  'findings-dark': { ...desktop, colorScheme: 'dark' as const },
  'findings-phone': { ...phone, deviceScaleFactor: 2 },
})) {
  shows(name, context, (page) => page.goto('/kratom/findings?target=mor&assay=binding,functional&sort=-px'));
}

shows('finding', desktop, async (page) => {
  await page.goto('/kratom/findings?ligand=mitragynine&parameter=EC50');
  await page.locator('tbody [data-item]').first().click();
  await expect(page.getByText('From the starter pack')).toBeVisible();
});

for (const [name, context] of Object.entries({
  'finding-form': { viewport: { width: 1440, height: 1480 } },
  'finding-form-dark': { viewport: { width: 1440, height: 1480 }, colorScheme: 'dark' as const },
  'finding-form-phone': { ...phone, deviceScaleFactor: 2 },
})) {
  shows(name, context, async (page) => {
    await page.goto('/kratom/citations?q=key:obeng2021comparison');
    const beside = (await page.locator('[data-item]').first().getAttribute('href')) ?? '';
    const citation = new URL(beside, 'http://list').searchParams.get('open');
    const about = 'assay=functional&ligand=compound:7-hydroxymitragynine&target=target:mor';
    await page.goto(`/kratom/findings/new?citation=${citation}&${about}`);
    // One curve as the abstract prints it.
    await page.getByLabel('Readout').fill('[35S]GTPγS');
    await page.getByLabel('System').fill('CHO cells expressing the human receptor');
    await page.getByLabel(/^Action/).selectOption('partial agonist');
    await page.getByLabel('Parameter').fill('EC50');
    await page.getByLabel('Relation').selectOption('=');
    await page.getByLabel('Value', { exact: true }).fill('43.4');
    await page.getByLabel('Unit').fill('nM');
    await page.getByLabel('Emax, %').fill('41.3');
    await page.getByText('Interval of Emax', { exact: true }).click();
    await page.getByLabel('Emax from').fill('37.1');
    await page.getByLabel('to (end of the interval of Emax)').fill('45.6');
    await page.getByLabel('Direction').selectOption('supports');
    await page.getByLabel('Locator').fill('Abstract');
    await expect(page.getByText(/^Draft saved/)).toBeVisible();
    const top = name.endsWith('phone') ? 'Value' : 'Kind of assay';
    await page.getByRole('group', { name: top, exact: true }).evaluate(belowTheBar);
  });
}

for (const [name, path] of Object.entries({ disagreement: 'disagreements/mitragynine/mor', map: 'map' })) {
  shows(name, desktop, (page) => page.goto(`/kratom/${path}`));
  shows(`${name}-dark`, { ...desktop, colorScheme: 'dark' }, (page) => page.goto(`/kratom/${path}`));
  shows(`${name}-phone`, { ...phone, deviceScaleFactor: 2 }, (page) => page.goto(`/kratom/${path}`));
}

shows('claims', desktop, (page) => page.goto('/kratom/claims'));
for (const [name, context] of Object.entries({
  claim: desktop,
  'claim-dark': { ...desktop, colorScheme: 'dark' as const },
  'claim-phone': { ...phone, deviceScaleFactor: 2 },
})) {
  shows(name, context, async (page) => {
    await page.goto('/kratom/claims?q=partial+agonist+receptor');
    await page.getByRole('link', { name: /^Mitragynine is a partial agonist/ }).click();
    await expect(page.getByRole('heading', { name: 'Balance of evidence' })).toBeVisible();
  });
}

shows('reviews', desktop, async (page) => {
  await page.context().clearCookies();
  await signIn(page, await makePerson('reviewer'));
  await declareConflicts(page);
  await page.goto('/kratom/reviews');
});

shows('bibliography', desktop, async (page) => {
  await page.goto('/kratom/bibliography?style=american-chemical-society&tag=target:mor&levels=1');
  await expect(page.locator('.csl-entry').first()).toBeVisible();
});

shows('import-check', desktop, async (page) => {
  const library = await makeLibrary('Leaves');
  await page.context().clearCookies();
  await signIn(page, await makePerson('curator', library));
  await page.goto(`/${library}/import`);
  await page.getByText('Or paste its text').click();
  await page.getByRole('textbox', { name: 'Or paste its text' }).fill(ris);
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page.getByText('1 new · 1 duplicate · 1 broken')).toBeVisible();
});

shows('phone', { ...phone, deviceScaleFactor: 2 }, (page) => page.goto(LIST));

function belowTheBar(element: Element): void {
  scrollTo(0, element.getBoundingClientRect().top + scrollY - 220);
}

/** A picture of what `open` leaves on the screen: kept in docs/screenshots when SCREENSHOTS is set. */
function shows(name: string, context: BrowserContextOptions, open: (page: Page) => Promise<unknown>): void {
  test(`picture: ${name}`, async ({ browser }, { outputDir }) => {
    const page = await (await browser.newContext({ ...context, reducedMotion: 'reduce' })).newPage();
    await signIn(page, person);
    await open(page);
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => document.fonts.ready);
    const folder = process.env.SCREENSHOTS ? 'docs/screenshots' : outputDir;
    const picture = await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
    expect(picture.length).toBeLessThanOrEqual(300_000);
    await page.context().close();
  });
}
