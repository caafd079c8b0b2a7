import { type Browser, expect, type Page } from '@playwright/test';
import { type Person, signIn } from './people.ts';

/** A browser of their own, signed in. */
export async function as(browser: Browser, person: Person): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, person);
  return page;
}

/** The statement without which nobody accepts or rejects. */
export async function declareConflicts(page: Page): Promise<void> {
  await page.goto('/account#conflicts');
  await page.getByLabel('No', { exact: true }).press('Space');
  await page.getByRole('button', { name: 'Declare' }).press('Enter');
  await expect(page.getByText(/^Declared/).first()).toBeVisible();
}

/** Types into a combobox and goes down to the first choice of that name. */
export async function choose(page: Page, label: string, typed: string, name: string | RegExp): Promise<void> {
  const field = page.getByLabel(label, { exact: true }).locator('visible=true').last();
  await field.pressSequentially(typed);
  const wanted = page.getByRole('option', { name }).first();
  await expect(wanted).toBeVisible();
  await expect(async () => {
    const id = await wanted.getAttribute('id');
    if ((await field.getAttribute('aria-activedescendant')) !== id) await field.press('ArrowDown');
    expect(await field.getAttribute('aria-activedescendant')).toBe(id);
  }).toPass({ intervals: [50] });
  await field.press('Enter');
}
