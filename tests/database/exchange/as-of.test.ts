import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCitation } from '#features/citations/commands/create-citation.ts';
import { tagCitations } from '#features/citations/commands/tag-citations.ts';
import { trashCitations } from '#features/citations/commands/trash-citations.ts';
import { updateCitation } from '#features/citations/commands/update-citation.ts';
import { createNote, trashNote, updateNote } from '#features/citations/commands/write-notes.ts';
import { judgeLevel } from '#features/evidence/commands/judge-level.ts';
import type { Manifest } from '#features/exchange/manifest.ts';
import { updateLibrary } from '#features/libraries/commands/update-library.ts';
import { mergeTerms } from '#features/vocabulary/commands/merge-terms.ts';
import { updateTerm } from '#features/vocabulary/commands/update-term.ts';
import { database, disconnect, transaction } from '#lib/database.ts';
import { closeQueue } from '#lib/queue.ts';
import { apiClient } from '../app/api-client.ts';
import { makeLibrary, type TestLibrary } from '../library.ts';
import { growFacet } from '../tagged-library.ts';

let library: TestLibrary;
let terms: Record<string, string>;
let api: Awaited<ReturnType<typeof apiClient>>;
const papers: Record<string, string> = {};
/** Every file and list, by its address, as it was on the day. */
const before = new Map<string, unknown>();
let day: string;
let later: Manifest;

const files = [
  ...['bibtex', 'biblatex', 'ris', 'csl-json', 'csv'].map((format) => `/export?format=${format}&sort=title`),
  ...['html', 'text', 'markdown', 'rtf'].map((format) => `/bibliography?format=${format}&levels=1`),
  '/bibliography?style=american-chemical-society&sort=year',
  '/export?format=ris&tag=target:opioid',
  '/bibliography?format=text&not=target:dor',
];
const lists = [
  '/citations?sort=-changed',
  '/citations?tag=target:mor',
  '/citations?q=binding+-author:ruiz',
  '/citations?q=note:first',
  '/citations?level=preclinical:P2&sort=level',
  '/citations?is=untagged',
  '/facets',
  '/facets?tag=target:opioid&q=receptor',
];

const get = async (path: string) => {
  const { status, body } = await api.send('GET', path);
  expect([path, status]).toEqual([path, 200]);
  return body;
};
const asOf = (path: string, moment = day) => `${path}${path.includes('?') ? '&' : '?'}asOf=${moment}`;
const csl = (title: string, family: string, year: number) => ({
  type: 'article-journal',
  title,
  author: [{ family, given: 'Ana' }],
  issued: { 'date-parts': [[year]] },
});

beforeAll(async () => {
  library = await makeLibrary();
  terms = await growFacet(library, 'target', { opioid: null, mor: 'opioid', dor: 'opioid', mop: null });
  api = await apiClient(library);
  for (const [name, record, tags] of [
    ['kept', csl('Binding at the mu receptor', 'Kruegel', 2016), ['target:mor']],
    ['edited', csl('Receptor binding of mitragynine', 'Ruiz', 2019), ['target:dor']],
    ['trashed', csl('Analgesia in mice', 'Matsumoto', 2004), []],
    ['merged', csl('A review of receptors', 'Várádi', 2021), ['target:mop']],
  ] as const) {
    papers[name] = (await createCitation(library.curator, { csl: record, tags })).id;
  }
  const level = { scheme: 'preclinical', version: 'speciosa-1', code: 'P2' };
  await judgeLevel(library.curator, { citationId: papers.kept, level: { ...level, reason: 'functional assay' } });
  const { id: note } = await createNote(library.curator, papers.kept ?? '', { body: 'The first of its kind' });
  const { id: gone } = await createNote(library.curator, papers.edited ?? '', { body: 'To check first' });

  const { body } = await api.send('GET', `/manifest?of=export&format=ris&asOf=${inAnHour()}`);
  day = (body as Manifest).asOf;
  for (const path of [...files, ...lists]) before.set(path, await get(path));

  // All that people do to a library afterwards.
  await updateCitation(library.curator, papers.edited ?? '', 'any', {
    csl: { title: 'Renamed', author: null },
    key: 'new',
  });
  await tagCitations(library.curator, {
    ids: [papers.kept, papers.edited],
    add: ['target:dor'],
    remove: ['target:mor'],
  });
  await judgeLevel(library.curator, { citationId: papers.kept, level: { ...level, code: 'P4', reason: 'mice' } });
  await updateNote(library.curator, note, 1, { body: 'Not so' });
  await trashNote(library.curator, gone);
  await trashCitations(library.curator, { ids: [papers.trashed] });
  await createCitation(library.curator, { csl: csl('A new one on binding', 'Obeng', 2022), tags: ['target:dor'] });
  const owner = await api.send('GET', '/tags/target:dor');
  await updateTerm(await fresh(), { id: terms.dor, version: 'any', name: 'Delta', slug: 'delta' });
  expect(owner.status).toBe(200);
  await mergeTerms(await fresh(), { id: terms.mop, version: 'any', intoId: terms.mor });
  await updateLibrary(await fresh(), { ...(await settings()), defaultStyle: 'vancouver' });
  // By other ways than a command.
  await database().$executeRaw`DELETE FROM citation WHERE id = ${papers.merged}::uuid`;
  later = (await api.send('GET', `/manifest?of=export&format=ris&asOf=${inAnHour()}`)).body as Manifest;
});
afterAll(async () => {
  await Promise.all([closeQueue(), disconnect()]);
});

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

async function fresh() {
  const row = await database().library.findUniqueOrThrow({ where: { id: library.libraryId } });
  return { ...library.owner, library: row };
}

async function settings() {
  const { name, description, citationKeyPattern, defaultLocale, version } = (await fresh()).library;
  return { name, description, citationKeyPattern, defaultLocale, version };
}

describe('as of a day', () => {
  test.each(files)('%s is byte for byte the file of that day', async (path) => {
    expect(await get(asOf(path))).toBe(before.get(path));
    expect(await get(asOf(path, later.asOf))).toBe(await get(path));
  });

  test.each(lists)('%s is the list of that day', async (path) => {
    const list = await get(asOf(path));
    expect(list).toEqual(before.get(path));
    expect(list).toMatchObject({ total: expect.any(Number) });
  });

  test('most of it is another file today', async () => {
    const today = await Promise.all(files.map(async (path) => (await get(path)) !== before.get(path)));
    expect(today).toEqual(files.map(() => true));
  });

  test('a term is asked for by its address of that day', async () => {
    expect(await get(`/citations?asOf=${day}&tag=target:dor`)).toMatchObject({ total: 1 });
    expect((await api.send('GET', asOf('/citations?tag=target:delta'))).status).toBe(400);
  });

  test('before anything was there, nothing was', async () => {
    expect(await get('/citations?asOf=2020')).toMatchObject({ items: [], total: 0 });
  });
});

describe('a manifest', () => {
  test.each(['export?format=bibtex&sort=title', 'bibliography?format=html&levels=1'])('proves %s', async (path) => {
    const manifest = (await get(`/manifest?of=${path.replace('?', '&')}&asOf=${day}`)) as Manifest;
    const file = String(before.get(`/${path}`));
    expect(manifest).toMatchObject({
      library: api.slug,
      asOf: day,
      count: 4,
      byteSize: Buffer.byteLength(file),
      sha256: createHash('sha256').update(file).digest('hex'),
    });
    const again = manifest.address.replace(`/api/v1/libraries/${api.slug}`, '');
    expect(await get(again)).toBe(file);
  });

  test('is named by the file', async () => {
    const { headers } = await api.send('GET', asOf('/export?format=ris'));
    const [, address] = /<([^>]*)>; rel="describedby"/.exec(headers.get('link') ?? '') ?? [];
    const path = address?.replace(`/api/v1/libraries/${api.slug}`, '') ?? '';
    expect(await get(path)).toMatchObject({ of: 'export', asOf: day, filter: '' });
  });

  test('is of a day, and of a file that can be made again', async () => {
    expect((await api.send('GET', '/manifest?of=export&format=ris')).status).toBe(400);
    expect((await api.send('GET', `/manifest?format=docx&asOf=${day}`)).status).toBe(400);
  });
});

test('what is being written belongs to the moment it began, and is waited for', async () => {
  const began = Promise.withResolvers<void>();
  const writing = transaction(async (tx) => {
    await tx.$executeRaw`UPDATE citation SET title = 'Slow', csl = csl || '{"title": "Slow"}' WHERE id = ${papers.kept}::uuid`;
    began.resolve();
    await sleep(300);
  });
  await began.promise;
  const manifest = (await get(`/manifest?of=export&format=ris&asOf=${inAnHour()}`)) as Manifest;
  await writing;
  expect(await get(`/manifest?of=export&format=ris&asOf=${manifest.asOf}`)).toEqual(manifest);
  expect(await get(asOf('/export?format=ris', manifest.asOf))).toContain('Slow');
});

test('an earlier row cannot be rewritten', async () => {
  await expect(database().$executeRaw`UPDATE row_history SET until = now()`).rejects.toThrow(/append-only/);
});
