import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { GET } from '#app/[library]/citations/rows/route.ts';
import { createToken } from '#features/accounts/commands/create-token.ts';
import { setListView } from '#features/citations/commands/set-list-view.ts';
import { noFilters } from '#features/citations/filters.ts';
import { findListView } from '#features/citations/queries/find-list-view.ts';
import { listCitations } from '#features/citations/queries/list-citations.ts';
import type { TestLibrary } from '../../library.ts';
import { fillLibrary, makeLibraryWithTree, randomCitation } from './random-library.ts';

let library: TestLibrary;
let token: string;
const many = 120;
beforeAll(async () => {
  library = await makeLibraryWithTree();
  const sample = fc.sample(randomCitation, { numRuns: many, seed: 9 });
  await fillLibrary(
    library,
    sample.map((each) => ({ ...each, trashed: false })),
  );
  ({ token } = await createToken(library.viewer, { name: 'script', scope: 'read', library: null }));
});

async function rows(query: string): Promise<{ status: number; html: string; count: number; next: string | null }> {
  const { slug } = library.viewer.library;
  const request = new Request(`http://speciosa.test/${slug}/citations/rows?${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const answer = await GET(request, { params: Promise.resolve({ library: slug }) });
  return { status: answer.status, ...(await answer.json()) };
}
const idsIn = (html: string) => [...html.matchAll(/data-row='([^']+)'/g)].map(([, id]) => id);

test('goes on behind a page, in its order, to the end of the list', async () => {
  for (const sort of ['title', '-year'] as const) {
    const by =
      sort === '-year' ? ({ by: 'year', reversed: true } as const) : ({ by: 'title', reversed: false } as const);
    const whole = await listCitations(library.viewer, { ...noFilters, sort: by, limit: 200 });
    const first = await listCitations(library.viewer, { ...noFilters, sort: by });
    const seen = first.items.map(({ id }) => id);
    for (let after = first.next; after; ) {
      const stretch = await rows(`sort=${sort}&after=${after}`);
      expect(idsIn(stretch.html)).toHaveLength(stretch.count);
      seen.push(...(idsIn(stretch.html) as string[]));
      after = stretch.next;
    }
    expect(seen).toEqual(whole.items.map(({ id }) => id));
  }
});

test('its links are those of the page it goes on from', async () => {
  const { next } = await listCitations(library.viewer, { ...noFilters, types: ['book'], limit: 1 });
  const { html } = await rows(`type=book&more=x&after=${next}`);
  expect(html).toMatch(/href='\?type=book&amp;open=[0-9a-f-]{36}&amp;more=x'/);
  expect(html).not.toContain('after=');
});

test('what is no cursor of the list is refused', async () => {
  const { next } = await listCitations(library.viewer, { ...noFilters, sort: { by: 'title', reversed: false } });
  expect((await rows(`sort=year&after=${next}`)).status).toBe(400);
  expect((await rows('after=some')).status).toBe(400);
});

test('columns are kept in the order a person gave them, and moved by a button', async () => {
  await setListView(library.viewer, { fields: ['tags', 'year', 'authors'], density: 'compact' });
  expect((await findListView(library.viewer)).fields).toEqual(['tags', 'year', 'authors']);
  await setListView(library.viewer, { fields: ['tags', 'year', 'authors'], density: 'compact', move: 'authors up' });
  expect((await findListView(library.viewer)).fields).toEqual(['tags', 'authors', 'year']);
  expect((await findListView(library.curator)).fields).not.toEqual(['tags', 'authors', 'year']);
});
