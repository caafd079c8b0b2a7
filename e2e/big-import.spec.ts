import { execFileSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { Instance } from '#tests/start/instance.ts';
import { signInByForm } from './people.ts';

const owner = { email: 'owner@example.org', password: 'copper-kettle-and-owl' };
const [records, broken, duplicates, doubtful] = [5000, 40, 300, 7];

// Of a length that abstracts have, so that the file is one that no limit on ordinary forms lets through.
const abstract =
  'The leaves were extracted with methanol, and binding was measured in membranes of cells that express it. '.repeat(
    20,
  );

/** Every 125th record is broken; 300 repeat the DOI of the one before them; 7 are like the one before them, with a DOI of their own. */
function risExport(): string {
  let repeated = 0;
  const lines = Array.from({ length: records }, (_, n) => {
    if (n % 125 === 124) return 'TY  - JOUR\r\nER  - \r\n';
    const repeats = n % 16 === 15 && n % 125 !== 0 && repeated < duplicates;
    if (repeats) repeated += 1;
    const isDoubtful = n % 800 === 803 % 800;
    const own = repeats || isDoubtful ? n - 1 : n;
    const title = `Alkaloid ${own} of the leaves, measured in ${own % 7} preparations`;
    return `TY  - JOUR\r\nTI  - ${title}\r\nAU  - Ruiz, Ana\r\nPY  - ${1990 + (own % 35)}\r\nDO  - 10.1000/leaf.${isDoubtful ? `${n}.again` : own}\r\nAB  - ${abstract}\r\nER  - \r\n`;
  });
  return lines.join('\r\n');
}

function workerOf(instance: Instance): number {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const line = lines.find(
    (each) => each.includes('worker/main.ts') && each.split(/\s+/).includes(String(instance.child?.pid)),
  );
  return Number.parseInt(line ?? '', 10);
}

test('5,000 records with broken and duplicate ones, dropped on the page, come in whole although the worker is killed, and the queue of doubtful ones is resolved', async ({
  browser,
}) => {
  const [OWNER_EMAIL, OWNER_PASSWORD] = [owner.email, owner.password];
  const instance = await Instance.prepare({ OWNER_EMAIL, OWNER_PASSWORD, STARTER_LIBRARY: 'kratom' });
  const page = await browser.newPage({ baseURL: instance.address });
  try {
    await instance.start();
    await signInByForm(page, owner);
    await page.goto('/kratom/import');
    const dropped = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'pubmed.ris', { type: 'application/x-research-info-systems' }));
      return transfer;
    }, risExport());
    await page.locator('.drop-zone').first().dispatchEvent('drop', { dataTransfer: dropped });
    await page.getByRole('button', { name: 'Check the file' }).click();
    const counts = `${(records - broken - duplicates).toLocaleString('en')} new · ${duplicates} duplicate · ${broken} broken`;
    await expect(page.getByText(counts)).toBeVisible({ timeout: 60_000 });
    await expect(page.locator('#problems tbody tr')).toHaveCount(broken);
    await page.getByLabel('Skip them').check();
    await page.getByRole('button', { name: /^Import/ }).click();

    await expect(page.getByRole('progressbar', { name: 'Importing' })).toBeVisible();
    await expect(page.getByText(/[1-9][\d,]* of 5,000/)).toBeVisible({ timeout: 30_000 });
    process.kill(workerOf(instance), 'SIGKILL');
    await expect(page.getByText(`${(records - broken - duplicates).toLocaleString('en')} created`)).toBeVisible({
      timeout: 150_000,
    });
    await page.goto('/kratom/citations?q=alkaloid+leaves+measured+preparations');
    await expect(page.getByText('4,660 citations')).toBeVisible();

    // The library is compared by itself; what only a person can decide waits in the queue.
    await expect(async () => {
      await page.goto('/kratom/duplicates');
      await expect(page.getByRole('navigation', { name: 'Pairs' })).toContainText(`Possibly one${doubtful}`);
    }).toPass({ timeout: 60_000 });
    await page.getByRole('link', { name: /Possibly one/ }).click();
    await page
      .locator('main li')
      .first()
      .getByRole('link', { name: /^Compare/ })
      .click();
    for (let left = doubtful; left > 0; left--) {
      await expect(page.getByRole('form', { name: 'Merge', exact: true })).toBeVisible();
      const pair = page.url();
      await page.keyboard.press(left % 2 === 0 ? 'm' : 'd');
      await page.waitForURL((url) => url.href !== pair);
    }
    await page.goto('/kratom/duplicates');
    await expect(page.getByRole('navigation', { name: 'Pairs' })).not.toContainText(/(Surely|Possibly) one[1-9]/);
    await page.goto('/kratom/citations?q=alkaloid+leaves+measured+preparations');
    await expect(page.getByText(`${(4660 - Math.floor(doubtful / 2)).toLocaleString('en')} citations`)).toBeVisible();
  } finally {
    await page.close();
    await instance.remove();
  }
});
