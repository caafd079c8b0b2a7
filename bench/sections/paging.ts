import { listCitations } from '#features/citations/queries/list-citations.ts';
import { requireFilters } from '#features/citations/queries/read-filters.ts';
import { prepareSets } from '#features/citations/queries/sets/kept-sets.ts';
import { findMemberActor } from '#features/libraries/queries.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { repeat } from '../measure.ts';
import type { Section } from './section.ts';

const lists = [
  { name: 'newest first', query: '' },
  { name: 'by author', query: 'sort=author' },
  { name: 'a common word', query: 'q=effects' },
  { name: 'two words of which any will do', query: 'q=receptor OR opioid' },
];
const perPage = 50;
const farPages = [100, 1000];

/** What the page behind a cursor costs, far down a list, beside its first page: in this process as in the server. */
export const paging: Section = async ({ size, note, instance, library }) => {
  const { owner } = await instance();
  const viewer = await findMemberActor(owner, (await library()).library.slug);
  await prepareSets(viewer.library.id);
  for (const { name, query } of lists) {
    const first = await timesOfPage(viewer, query, null);
    note({ name: `${name}, page 1`, value: first.median, unit: 'ms', p95: first.p95 });
    for (const page of farPages.filter((page) => page * perPage <= size / 2)) {
      const far = await timesOfPage(viewer, query, await cursorOf(viewer, query, page));
      const rival = { name: 'page 1', value: first.median };
      note({
        name: `${name}, page ${page}`,
        value: far.median,
        unit: 'ms',
        p95: far.p95,
        rival,
        most: 1.5,
        of: 'ratio',
      });
    }
  }
};

async function timesOfPage(viewer: LibraryActor, query: string, cursor: string | null) {
  const filters = await requireFilters(viewer, new URLSearchParams(query));
  return await repeat(25, () => listCitations(viewer, { ...filters, limit: perPage, cursor }));
}

async function cursorOf(viewer: LibraryActor, query: string, page: number): Promise<string | null> {
  const filters = await requireFilters(viewer, new URLSearchParams(query));
  let cursor: string | null = null;
  // Cursors do not know how long the pages were, so the way there is made in long ones.
  for (let left = (page - 1) * perPage; left > 0; left -= 200) {
    const answer: Awaited<ReturnType<typeof listCitations>> = await listCitations(viewer, {
      ...filters,
      limit: Math.min(left, 200),
      cursor,
    });
    cursor = answer.next;
  }
  return cursor;
}
