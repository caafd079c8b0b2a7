import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tagCitations } from '#features/citations/commands/tag-citations.ts';
import { trashCitations } from '#features/citations/commands/trash-citations.ts';
import { acceptClaim } from '#features/claims/commands/accept-claim.ts';
import { createClaim } from '#features/claims/commands/create-claim.ts';
import { linkEvidence } from '#features/claims/commands/link-evidence.ts';
import { submitClaim } from '#features/claims/commands/submit-claim.ts';
import { withdrawClaim } from '#features/claims/commands/withdraw-claim.ts';
import type { Manifest } from '#features/exchange/manifest.ts';
import { acceptFinding, rejectFinding } from '#features/findings/commands/accept-finding.ts';
import { submitFinding } from '#features/findings/commands/submit-finding.ts';
import { withdrawFinding } from '#features/findings/commands/withdraw-finding.ts';
import { inLibraryAsOf } from '#features/libraries/queries/library-as-of.ts';
import { updateTerm } from '#features/vocabulary/commands/update-term.ts';
import { database, disconnect } from '#lib/database.ts';
import { closeQueue } from '#lib/queue.ts';
import { apiClient } from '../app/api-client.ts';
import { draft, type FindingLibrary, makeFindingLibrary } from '../findings/finding-library.ts';
import { growFacet } from '../tagged-library.ts';

let library: FindingLibrary;
let api: Awaited<ReturnType<typeof apiClient>>;
let day: string;
const before = new Map<string, unknown>();

const paths = [
  '/findings?sort=added',
  '/findings?status=accepted',
  '/findings?target=target:opioid&px=6..',
  '/findings/export?format=csv&sort=added',
  '/findings/export?format=json&sort=-px',
  '/claims?sort=added',
  '/claims?status=accepted',
  ...['csv', 'json', 'html', 'markdown'].map((format) => `/claims/export?format=${format}&sort=added`),
  ...['csv', 'json', 'html', 'markdown'].map((format) => `/claims/CLAIM/export?format=${format}`),
  '/claims/CLAIM?',
  '/map?rows=compound&columns=target',
  '/map?rows=design&columns=compound',
  ...['csv', 'svg'].map((format) => `/map/export?format=${format}`),
  '/citations?has=finding',
];
let standing: string;
const placed = (path: string) => path.replace('CLAIM', standing);
const get = async (path: string) => {
  const { status, body } = await api.send('GET', placed(path));
  expect([path, status]).toEqual([path, 200]);
  return body;
};
const asOf = (path: string) => `${path}&asOf=${day}`;

async function owner() {
  const row = await database().library.findUniqueOrThrow({ where: { id: library.libraryId } });
  return { ...library.owner, library: row };
}

beforeAll(async () => {
  library = await makeFindingLibrary();
  api = await apiClient(library);
  const { curator, reviewer } = library;
  await database()
    .$executeRaw`UPDATE citation SET pmid = '31337', csl = csl || '{"PMID": "31337"}' WHERE id = ${library.citationId}::uuid`;
  const kept = await draft(library, curator);
  const accepted = await draft(library, curator, { value: '7.2', target: 'target:kor' });
  const rejected = await draft(library, curator, { value: '90', parameter: 'IC50' });
  for (const id of [kept, accepted, rejected]) await submitFinding(curator, id);
  await acceptFinding(reviewer, kept);
  await growFacet(library, 'design', { binding: null });
  await tagCitations(curator, { ids: [library.citationId], add: ['design:binding'], remove: [] });
  const statement = { summary: 'Shown.', links: [{ finding: kept, relation: 'supports' }] };
  standing = (await createClaim(curator, { ...statement, statement: 'It binds.' })).id;
  const open = (await createClaim(curator, { ...statement, statement: 'It binds elsewhere.' })).id;
  await submitClaim(curator, standing);
  await acceptClaim(reviewer, standing);

  day = new Date().toISOString();
  await sleep(20);
  for (const path of paths) before.set(path, await get(path));

  await acceptFinding(reviewer, accepted);
  await rejectFinding(reviewer, rejected, { reason: 'Not in the paper' }, 'any');
  await withdrawFinding(reviewer, kept, { reason: 'Entered twice' }, 'any');
  await draft(library, library.owner, { value: '3' });
  await linkEvidence(curator, open, { finding: accepted, relation: 'contradicts', note: '' });
  await updateTerm(await owner(), { id: library.ids.mitragynine, version: 'any', name: 'Mitragynine', slug: 'mitra' });
  await withdrawClaim(reviewer, standing, { reason: 'Better said elsewhere' }, 'any');
  await database().retractionNotice.create({
    data: { libraryId: library.libraryId, nature: 'retraction', pmid: '31337', source: 'person', sourceId: 'as-of' },
  });
  expect(await get('/citations?is=retracted')).toMatchObject({ total: 1 });
  expect(await get(asOf('/citations?is=retracted'))).toMatchObject({ total: 0 });
  await trashCitations(curator, { ids: [library.citationId] });
});
afterAll(() => Promise.all([closeQueue(), disconnect()]));

describe('findings and claims as of a day', () => {
  test.each(paths)('%s is as it was', async (path) => {
    expect(await get(asOf(path))).toEqual(before.get(path));
  });

  test('most of it is different today', async () => {
    const today = await Promise.all(paths.map(async (path) => JSON.stringify(await get(path))));
    expect(today.filter((body, at) => body === JSON.stringify(before.get(paths[at] ?? '')))).toEqual([]);
  });

  test('before anything was there, nothing was; a draft of then is still its author’s alone', async () => {
    expect(await get('/findings?asOf=2020')).toMatchObject({ items: [], total: 0 });
    expect(await get('/claims?asOf=2020')).toMatchObject({ items: [], total: 0 });
    expect((await api.send('GET', '/claims?asOf=soon')).body).toMatchObject({ errors: [{ pointer: '/asOf' }] });
    expect(await get(asOf('/claims?status=draft'))).toMatchObject({ total: 0 });
    const missing = ['/claims/CLAIM?asOf=2020', '/claims/CLAIM/export?asOf=2020', '/map?asOf=2020'];
    for (const path of missing) expect([path, (await api.send('GET', placed(path))).status]).toEqual([path, 404]);
    for (const path of ['/claims/CLAIM?asOf=soon', '/claims/CLAIM/export?asOf=soon', '/map?asOf=soon'])
      expect((await api.send('GET', placed(path))).body).toMatchObject({ errors: [{ pointer: '/asOf' }] });
  });

  test.each([
    ['findings', 'format=csv&sort=added', 3],
    ['claims', 'format=markdown&style=vancouver&sort=added', 1],
    ['claim', 'id=CLAIM&format=html&style=vancouver', 1],
    ['claim', 'id=CLAIM&format=markdown', 1],
    ['map', 'format=svg&columns=design', 1],
    ['map', 'format=csv', 1],
  ])('a manifest proves the file of %s, %s', async (of, query, count) => {
    const manifest = (await get(`/manifest?of=${of}&${query}&asOf=${day}`)) as Manifest;
    const path = of === 'claim' ? 'claims/CLAIM' : of;
    const { headers, body } = await api.send('GET', placed(`/${path}/export?${query}&asOf=${day}`));
    const file = String(body);
    expect(manifest).toMatchObject({
      ...{ of, asOf: day, count, byteSize: Buffer.byteLength(file) },
      filter: query.includes('sort=added') ? 'sort=added' : '',
      sha256: createHash('sha256').update(file).digest('hex'),
    });
    expect(await get(manifest.address.replace(/^.*?libraries\/[^/]+/, ''))).toBe(file);
    const linked = /manifest[^>]+/.exec(headers.get('link') ?? '')?.[0];
    expect(await get(`/${linked}`)).toEqual(manifest);
  });

  test('what is never the same twice has none', async () => {
    for (const asked of [
      'findings&format=xlsx',
      'claims&format=docx',
      'claim&id=CLAIM&format=docx',
      'findings&format=dictionary',
    ]) {
      const answer = await api.send('GET', placed(`/manifest?of=${asked}&asOf=${day}`));
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '/format' }] } });
    }
  });

  test('a rule the library had not yet is today’s', async () => {
    const [since, until] = [new Date('2020-01-01'), new Date('2020-02-01')];
    const { libraryId, owner } = library;
    await database().$executeRaw`INSERT INTO row_history (library_id, noun, earlier, since, until)
      VALUES (${libraryId}::uuid, 'library', '{"name": "Of old", "default_style": "apa", "default_locale": null}', ${since}, ${until})`;
    const then = await inLibraryAsOf(owner, new Date('2020-01-15'));
    expect(then.library).toEqual({ ...owner.library, name: 'Of old', defaultStyle: 'apa', defaultLocale: null });
  });

  test('another library’s rows are never among them', async () => {
    const other = await makeFindingLibrary();
    const elsewhere = await apiClient(other);
    expect((await elsewhere.send('GET', `/findings?asOf=${day}`)).body).toMatchObject({ total: 0 });
    expect((await elsewhere.send('GET', `/claims?asOf=${day}`)).body).toMatchObject({ total: 0 });
  });
});
