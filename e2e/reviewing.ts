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
  await page.getByLabel('No', { exact: true }).check();
  await page.getByRole('button', { name: 'Declare' }).click();
  await expect(page.getByText(/^Declared/).first()).toBeVisible();
}

/** Types into a combobox and takes the first choice of that name. */
export async function choose(page: Page, label: string, typed: string, name: string | RegExp): Promise<void> {
  await page.getByLabel(label, { exact: true }).locator('visible=true').last().pressSequentially(typed);
  await page.getByRole('option', { name }).first().click();
}
