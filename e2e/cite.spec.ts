import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { makeLibrary, makePerson, makeToken, owner, signIn } from './people.ts';

test('the bibliography in ACS style, as it prints', async ({ page }) => {
  await signIn(page, await makePerson('viewer'));
  await page.goto('/kratom/bibliography?style=american-chemical-society&tag=target:nmda');
  const entries = page.locator('.csl-entry');
  await expect(entries.first()).toContainText('(1)');
  await expect(page.getByText('Kang, T.-H.; Murakami, Y.', { exact: false }).first()).toBeVisible();
  await page.getByRole('combobox', { name: 'Style' }).selectOption('vancouver');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL(/style=vancouver/);
  await expect(entries.first()).toContainText('1.');
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a whole bibliography is waited for, on the page or as a file', async ({ page }) => {
    await signIn(page, await makePerson('viewer'));
    const list = '/kratom/bibliography?style=apa&tag=target:nmda';
    await page.goto(`${list}&whole=page`);
    await expect(page.locator('.csl-entry').first()).toBeVisible({ timeout: 30_000 });
    await page.goto(`${list}&whole=docx`);
    await expect(page.getByText('The Word file is ready')).toBeVisible({ timeout: 30_000 });
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download' }).click();
    expect((await download).suggestedFilename()).toBe('kratom-bibliography.docx');
  });
});

for (const javaScriptEnabled of [true, false])
  test.describe(`the library’s usual style, ${javaScriptEnabled ? 'with' : 'without'} script`, () => {
    test.use({ javaScriptEnabled });

    test('is found, chosen and saved in the settings', async ({ page }) => {
      const library = await makeLibrary();
      await signIn(page, await makePerson('owner', library));
      await page.goto(`/${library}/settings`);
      const style = page.getByRole('combobox', { name: 'Citation style' });
      await expect(style.locator('option:checked')).toHaveText(/^APA/);
      await page.getByText('Another style', { exact: true }).click();
      await page.getByRole('searchbox', { name: 'Find a style' }).fill('phytomedicine');
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: 'Phytomedicine', exact: true }).click();
      await expect(style.locator('option:checked')).toHaveText('Phytomedicine');
      await page.getByRole('form', { name: 'Bibliographies' }).getByRole('button', { name: 'Save' }).click();
      await expect(page.getByText('Saved.')).toBeVisible();
      await page.goto(`/${library}/bibliography`);
      await expect(page.getByRole('combobox', { name: 'Style' }).locator('option:checked')).toHaveText('Phytomedicine');
    });
  });

test('every download opens and says the same', async ({ page }) => {
  await signIn(page, await makePerson('viewer'));
  const bibliography = async (format: string) => {
    const answer = await page.request.get(
      `/api/v1/libraries/kratom/bibliography?style=apa&format=${format}&tag=target:nmda`,
    );
    expect(answer.status(), format).toBe(200);
    expect(answer.headers()['content-disposition']).toContain('attachment');
    return answer.body();
  };
  const title = 'NMDA receptors expressed in Xenopus oocytes';
  expect((await bibliography('text')).toString()).toContain(title);
  expect((await bibliography('html')).toString()).toContain(title);
  expect((await bibliography('markdown')).toString()).toContain(title);
  expect(rtfText((await bibliography('rtf')).toString())).toContain(title);
  expect(docxText(await bibliography('docx'))).toContain(title);
});

test('what goes out comes back equal: BibTeX, BibLaTeX, RIS, CSL-JSON', async ({ request }) => {
  const all = await makeToken(owner, 'kratom', 'read');
  const read = { authorization: `Bearer ${all}` };
  const source = (
    await (await request.get('/api/v1/libraries/kratom/citations?limit=200&sort=title', { headers: read })).json()
  ).items;
  for (const format of ['bibtex', 'biblatex', 'ris', 'csl-json']) {
    const file = await (
      await request.get(`/api/v1/libraries/kratom/export?format=${format}`, { headers: read })
    ).body();
    const library = await makeLibrary();
    const write = {
      authorization: `Bearer ${await makeToken(await makePerson('curator', library), library, 'write')}`,
    };
    const answer = await request.post(`/api/v1/libraries/${library}/imports?format=auto&wait=60`, {
      headers: write,
      data: file,
    });
    expect(answer.status(), format).toBe(200);
    expect(await answer.json()).toMatchObject({ status: 'DONE', counts: { created: source.length, failed: 0 } });
    const list = await request.get(`/api/v1/libraries/${library}/citations?limit=200&sort=title`, { headers: write });
    expect(byKey((await list.json()).items), format).toEqual(byKey(source));
  }
});

const programs = [
  { format: 'bibtex', program: 'pandoc', words: ['-f', 'bibtex', '-t', 'csljson'], record: /"id":/g },
  { format: 'csl-json', program: 'pandoc', words: ['-f', 'csljson', '-t', 'csljson'], record: /"id":/g },
  { format: 'biblatex', program: 'biber', words: ['--tool', '--quiet', '--output-file', '-'], record: /^@/gm },
  { format: 'ris', program: 'ris2xml', words: [], record: /<mods ID/g },
];

for (const { format, program, words, record } of programs) {
  test(`${program} reads our ${format}, where it is installed`, async ({ request }, info) => {
    test.skip(spawnSync(program, ['--version']).error !== undefined, `${program} is not installed`);
    const authorization = `Bearer ${await makeToken(owner, 'kratom', 'read')}`;
    const answer = await request.get(`/api/v1/libraries/kratom/export?format=${format}`, {
      headers: { authorization },
    });
    const path = info.outputPath('library.bib');
    await writeFile(path, await answer.body());
    const { total } = await (
      await request.get('/api/v1/libraries/kratom/citations?limit=1', { headers: { authorization } })
    ).json();
    const { status, stdout, stderr } = spawnSync(program, [...words, path], { encoding: 'utf8', maxBuffer: 64e6 });
    expect(status, stderr).toBe(0);
    expect(stderr.replace(/^ris2xml: Processed \d+ references\.\s*$/, '')).toBe('');
    expect(stdout.match(record)).toHaveLength(total);
  });
}

type Listed = { key: string; csl: unknown; doi: string; pmid: string; pmcid: string; tags: string[] };

function byKey(items: Listed[]) {
  const compared = items.map(({ key, csl, doi, pmid, pmcid, tags }) => [
    key,
    { csl, doi, pmid, pmcid, tags: tags.toSorted() },
  ]);
  return Object.fromEntries(compared);
}

/** The words of an RTF file: groups that name fonts and the like aside, control words away, \u escapes as characters. */
function rtfText(rtf: string): string {
  expect(rtf.startsWith('{\\rtf1')).toBe(true);
  return rtf
    .replace(/\\u(-?\d+)\??/g, (_all, code) => String.fromCharCode((Number(code) + 65536) % 65536))
    .replace(/\\[a-z]+-?\d* ?/gi, '')
    .replace(/[{}]/g, '');
}

/** The words of `word/document.xml` in a DOCX, which is a ZIP. */
function docxText(file: Buffer): string {
  const directory = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = file.readUInt32LE(directory + 16);
  for (let entry = file.readUInt16LE(directory + 10); entry > 0; entry--) {
    const nameLength = file.readUInt16LE(at + 28);
    if (file.toString('utf8', at + 46, at + 46 + nameLength) === 'word/document.xml') {
      const local = file.readUInt32LE(at + 42);
      const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
      const packed = file.subarray(start, start + file.readUInt32LE(at + 20));
      const xml = file.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed);
      return xml.toString('utf8').replace(/<[^>]+>/g, '');
    }
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  throw new Error('no word/document.xml');
}
