import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GET } from '#app/feeds/[file]/route.ts';
import { createCitation } from '#features/citations/commands/create-citation.ts';
import { updateCitation } from '#features/citations/commands/update-citation.ts';
import { removeMember } from '#features/libraries/commands/change-members.ts';
import { createSearch } from '#features/searches/commands/create-search.ts';
import { createFeed, revokeFeed } from '#features/searches/commands/write-feeds.ts';
import { listFeeds } from '#features/searches/queries/list-feeds.ts';
import { database, disconnect } from '#lib/database.ts';
import { closeQueue } from '#lib/queue.ts';
import { makeLibrary, type TestLibrary } from '../library.ts';

let library: TestLibrary;
let searchId: string;
let feed: { id: string; address: string };
beforeAll(async () => {
  library = await makeLibrary();
  await add('Binding & more <i>in vitro</i>');
  await add('Not of the search');
  ({ id: searchId } = await createSearch(library.curator, { name: 'Bindings', filters: 'q=binding' }));
  feed = await createFeed(library.curator, searchId, { name: 'LaTeX build' });
});
afterAll(async () => {
  await Promise.all([closeQueue(), disconnect()]);
});

const add = (title: string) => createCitation(library.curator, { csl: { type: 'article-journal', title } });

function get(file: string, headers: Record<string, string> = {}): Promise<Response> {
  const name = file.split('?')[0] ?? '';
  return GET(new Request(`http://speciosa.test/feeds/${file}`, { headers }), {
    params: Promise.resolve({ file: name }),
  });
}
const fileOf = (address: string, ending: string) => `${address.split('/').at(-1)}.${ending}`;

describe('a feed', () => {
  test.each([
    ['bib', 'application/x-bibtex', /^@article\{/],
    ['ris', 'application/x-research-info-systems', /^TY {2}- JOUR/],
    ['json', 'application/vnd.citationstyles.csl+json', /^\[/],
    ['html', 'text/html', /<h1>Bindings<\/h1>/],
    ['rss', 'application/rss+xml', /<title>Binding &#38; more in vitro<\/title>/],
  ])('.%s gives the citations of its search', async (ending, mediaType, content) => {
    const answer = await get(fileOf(feed.address, ending));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain(mediaType);
    const text = await answer.text();
    expect(text).toMatch(content);
    expect(text).toContain('Binding');
    expect(text).not.toContain('Not of the search');
  });

  test('is 304 until something changes', async () => {
    const file = fileOf(feed.address, 'bib');
    const first = await get(file);
    const etag = first.headers.get('etag') ?? '';
    const modified = first.headers.get('last-modified') ?? '';
    expect((await get(file, { 'if-none-match': etag })).status).toBe(304);
    expect((await get(file, { 'if-none-match': `"other", ${etag}` })).status).toBe(304);
    expect((await get(file, { 'if-modified-since': modified })).status).toBe(304);
    expect((await get(file, { 'if-none-match': '"other"', 'if-modified-since': modified })).status).toBe(200);
    expect((await get(fileOf(feed.address, 'ris'), { 'if-none-match': etag })).status).toBe(200);
    await add('Another on binding');
    const changed = await get(file, { 'if-none-match': etag });
    expect(changed.status).toBe(200);
    expect(await changed.text()).toContain('Another on binding');
  });

  test('gives the library of a day, byte for byte', async () => {
    const { id } = await add('Binding as it was');
    const files = ['bib', 'ris', 'json', 'html'].map((ending) => fileOf(feed.address, ending));
    const before = await Promise.all(files.map(async (file) => (await get(file)).text()));
    await sleep(20);
    const day = new Date().toISOString();
    await sleep(20);
    await updateCitation(library.curator, id, 'any', { csl: { title: 'Binding as it is' } });
    await add('A later one on binding');
    for (const [at, file] of files.entries()) {
      expect(await (await get(file)).text()).not.toBe(before[at]);
      expect(await (await get(`${file}?asOf=${day}`)).text()).toBe(before[at]);
    }
    const rss = await (await get(`${fileOf(feed.address, 'rss')}?asOf=${day}`)).text();
    expect([rss.includes('Binding as it was'), rss.includes('A later one')]).toEqual([true, false]);
    const wrong = await get(`${files[0]}?asOf=soon`);
    expect([wrong.status, await wrong.json()]).toMatchObject([400, { errors: [{ pointer: '/asOf' }] }]);
  });

  test('prints in the style asked for', async () => {
    const style = (await get(`${fileOf(feed.address, 'html')}?style=american-chemical-society`)).text();
    expect(await style).toContain('csl-left-margin');
    expect((await get(`${fileOf(feed.address, 'html')}?style=no-such-style`)).status).toBeLessThan(500);
  });

  test('is kept as a hash, listed without its secret, and says when it was used', async () => {
    const secret = feed.address.split('/').at(-1) ?? '';
    const row = await database().feed.findFirstOrThrow({ where: { id: feed.id } });
    expect(JSON.stringify(row)).not.toContain(secret);
    expect(await listFeeds(library.curator, searchId)).toMatchObject([
      { name: 'LaTeX build', hint: secret.slice(0, 8), lastUsedAt: expect.any(String) },
    ]);
  });

  test('ends when it is revoked', async () => {
    const { id, address } = await createFeed(library.curator, searchId, { name: 'Short' });
    expect((await get(fileOf(address, 'ris'))).status).toBe(200);
    await revokeFeed(library.curator, id);
    expect((await get(fileOf(address, 'ris'))).status).toBe(404);
  });

  test('ends with its maker', async () => {
    const { address } = await createFeed(library.reviewer, searchId, { name: 'Theirs' });
    await removeMember(library.owner, library.reviewer.userId ?? '');
    expect((await get(fileOf(address, 'ris'))).status).toBe(404);
  });

  test('is asked for so often an hour and no more', async () => {
    const { id, address } = await createFeed(library.curator, searchId, { name: 'Eager' });
    await database()
      .$executeRaw`INSERT INTO rate_limit (key, window_started_at, count) VALUES (${`feed:${id}`}, now(), 600)`;
    const answer = await get(fileOf(address, 'ris'));
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

test.each(['none.bib', 'spf_.bib', `spf_${'a'.repeat(43)}.exe`, `spf_${'a'.repeat(43)}.ris`, '..%2f.bib'])(
  '%s leads nowhere',
  async (file) => {
    expect((await get(file)).status).toBe(404);
  },
);
