import { countFacets } from '#features/citations/queries/count-facets.ts';
import { listCitations } from '#features/citations/queries/list-citations.ts';
import { requireFilters } from '#features/citations/queries/read-filters.ts';
import { prepareSets } from '#features/citations/queries/sets/kept-sets.ts';
import { findMemberActor } from '#features/libraries/queries.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { recordedQueries } from '../data/queries.ts';
import { fetched, timed, timesOf } from '../measure.ts';
import { timesAlone } from '../raw-sql.ts';
import type { Section } from './section.ts';

const most: Record<number, number> = { 10000: 60, 100000: 60, 1000000: 200 };
// Their SQL alone takes seconds each in a large library.
const secondsAlone = 90;

/** 200 mixed lists with their facets, one after the other: in this process as in the server, by HTTP, and beside the SQL that says what they are. */
export const search: Section = async (bench) => {
  await inProcess(bench);
  await overHttp(bench);
};

const inProcess: Section = async ({ size, note, instance, library }) => {
  const { databaseUrl, owner } = await instance();
  const viewer = await findMemberActor(owner, (await library()).library.slug);
  const queries = recordedQueries();
  const read = await timed(() => prepareSets(viewer.library.id));
  note({ name: 'sets, orders and frequent words read', value: read.milliseconds, unit: 'ms' });
  const first = await timesOfLists(viewer, queries);
  const again = await timesOfLists(viewer, queries);
  const [{ median, p95 }, later] = [timesOf(first), timesOf(again)];
  note({ name: '200 lists with facets, first time', value: median, unit: 'ms', p95, most: most[size], of: 'p95' });
  note({ name: '200 lists with facets, again', value: later.median, unit: 'ms', p95: later.p95 });
  const slowest = first.indexOf(Math.max(...first));
  note({ name: 'slowest of them', value: first[slowest] ?? 0, unit: 'ms', most: 150, note: queries[slowest] });
  const order = spread(queries.length);
  const alone = await timesAlone(viewer, databaseUrl, {
    queries: order.map((place) => queries[place] ?? ''),
    seconds: secondsAlone,
  });
  if (alone.length === 0) return;
  const same = order.slice(0, alone.length).map((place) => first[place] ?? 0);
  const rival = { name: 'its SQL alone', value: timesOf(alone).median };
  const over = `${alone.length} of the ${queries.length}, ${secondsAlone} seconds at most`;
  note({
    name: 'lists beside their SQL',
    value: timesOf(same).median,
    unit: 'ms',
    rival,
    most: 2,
    of: 'ratio',
    note: over,
  });
};

/** All places below `count`, any beginning of them spread over the whole: by a golden step that has no factor in common with it. */
function spread(count: number): number[] {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  let step = Math.max(1, Math.round(count * 0.618));
  while (divisor(step, count) > 1) step += 1;
  return Array.from({ length: count }, (_, turn) => (turn * step) % count);
}

async function timesOfLists(viewer: LibraryActor, queries: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const query of queries) {
    const filters = await requireFilters(viewer, new URLSearchParams(query));
    const both = () => Promise.all([listCitations(viewer, filters), countFacets(viewer, filters)]);
    times.push((await timed(both)).milliseconds);
  }
  return times;
}

const overHttp: Section = async ({ note, instance, library }) => {
  const { address, bearer, cookie } = await instance();
  // Each made for this request, not given again.
  const anew = { 'cache-control': 'no-cache' };
  const { slug } = (await library()).library;
  const queries = recordedQueries();
  const times = { api: [] as number[], facets: [] as number[], page: [] as number[] };
  for (const query of queries.slice(0, 20)) await fetched(`${address}/${slug}/citations?${query}`, cookie);
  for (const query of queries) {
    const ask = async (path: string, headers: Record<string, string>) =>
      (await timed(() => fetched(`${address}${path}?${query}`, { ...headers, ...anew }))).milliseconds;
    times.api.push(await ask(`/api/v1/libraries/${slug}/citations`, bearer));
    times.facets.push(await ask(`/api/v1/libraries/${slug}/facets`, bearer));
    times.page.push(await ask(`/${slug}/citations`, cookie));
  }
  note({ name: '200 lists by API', value: timesOf(times.api).median, unit: 'ms', p95: timesOf(times.api).p95 });
  note({ name: '200 facets by API', value: timesOf(times.facets).median, unit: 'ms', p95: timesOf(times.facets).p95 });
  note({ name: '200 pages', value: timesOf(times.page).median, unit: 'ms', p95: timesOf(times.page).p95 });
};
