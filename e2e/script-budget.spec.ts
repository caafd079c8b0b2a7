import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';
import { makePerson, signIn } from './people.ts';

const LIST = '/kratom/citations';

test('the first load of the list costs at most 60 kB of compressed script beyond the framework', async ({ page }) => {
  await signIn(page, await makePerson('curator'));
  await page.goto(LIST, { waitUntil: 'networkidle' });
  const loaded = await scripts(page);
  // What every page of this build loads before any of its own code.
  const { rootMainFiles } = JSON.parse(await readFile('.next/build-manifest.json', 'utf8'));
  const framework = new Set(rootMainFiles.map((file: string) => file.split('/').pop()));
  const own = loaded.filter((path) => !framework.has(path.split('/').pop()));
  expect(own.length).toBeLessThan(loaded.length);

  const sizes = await Promise.all(
    own.map(async (path) => gzipSync(await (await page.request.get(path)).body()).length),
  );
  const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1000;
  console.log(`script of the list beyond the framework: ${kilobytes.toFixed(1)} kB in ${own.length} files`);
  expect(kilobytes).toBeLessThanOrEqual(60);
});

test('the list answers at once', async ({ page }) => {
  await signIn(page, await makePerson('viewer'));
  for (const address of [LIST, `${LIST}?tag=target:mor&not=design:narrative-review&year=2016..`]) {
    const times: number[] = [];
    for (let round = 0; round < 25; round++) {
      const begun = performance.now();
      expect((await page.request.get(address)).status()).toBe(200);
      times.push(performance.now() - begun);
    }
    // The first ones warm the server up.
    const median = times.slice(5).toSorted((a, b) => a - b)[10] ?? Number.POSITIVE_INFINITY;
    console.log(`${address}: ${median.toFixed(0)} ms over HTTP, median of 20`);
    // Machines are noisy: this only catches a list that has become slow by an order.
    expect(median).toBeLessThan(1000);
  }
});

/** The paths of the scripts the page has loaded by now. */
function scripts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => path.endsWith('.js')),
  );
}
