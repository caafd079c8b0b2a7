import type { CitationFilters } from '#features/citations/filters.ts';
import { listCitations } from '#features/citations/queries/list-citations.ts';
import { requireFilters } from '#features/citations/queries/read-filters.ts';
import { prepareSets } from '#features/citations/queries/sets/kept-sets.ts';
import { findMemberActor } from '#features/libraries/queries.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { type Times, timed, timesOf } from '../measure.ts';
import type { Section } from './section.ts';

const lists = [
  { name: 'newest first', query: '' },
  { name: 'by author', query: 'sort=author' },
  { name: 'a common word', query: 'q=effects' },
  { name: 'two words of which any will do', query: 'q=receptor OR opioid' },
];
const perPage = 50;
const turns = 40;

/** What the page behind a cursor costs, far down a list, beside its first page: in this process as in the server. */
export const paging: Section = async ({ size, note, instance, library }) => {
  const { owner } = await instance();
  const viewer = await findMemberActor(owner, (await library()).library.slug);
  await prepareSets(viewer.library.id);
  const pages = [1, 100, 1000].filter((page) => page * perPage <= size / 2);
  for (const { name, query } of lists) {
    const [first, ...far] = await timesOfPages(viewer, query, pages);
    if (!first) continue;
    note({ name: `${name}, page 1`, value: first.median, unit: 'ms', p95: first.p95 });
    for (const [at, { median, p95 }] of far.entries()) {
      const rival = { name: 'page 1', value: first.median };
      note({ name: `${name}, page ${pages[at + 1]}`, value: median, unit: 'ms', p95, rival, most: 1.5, of: 'ratio' });
    }
  }
};

/** By turns, so that whatever else the machine does falls on all of them. */
async function timesOfPages(viewer: LibraryActor, query: string, pages: readonly number[]): Promise<Times[]> {
  const filters = await requireFilters(viewer, new URLSearchParams(query));
  const cursors: (string | null)[] = [];
  for (const page of pages) cursors.push(await cursorOf(viewer, filters, page));
  const taken = cursors.map((): number[] => []);
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [at, cursor] of cursors.entries()) {
      const list = () => listCitations(viewer, { ...filters, limit: perPage, cursor });
      taken[at]?.push((await timed(list)).milliseconds);
    }
  }
  return taken.map(timesOf);
}

async function cursorOf(viewer: LibraryActor, filters: CitationFilters, page: number): Promise<string | null> {
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
