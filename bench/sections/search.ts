import { findMemberActor } from '#features/libraries/queries.ts';
import { recordedQueries } from '../data/queries.ts';
import { fetched, timed, timesOf } from '../measure.ts';
import { recordStatements, runAlone } from '../raw-sql.ts';
import type { Section } from './section.ts';

const most: Record<number, number> = { 10000: 60, 100000: 60, 1000000: 200 };

/** 200 mixed lists with their facets, one after the other: what a person at one screen waits for, beside the same SQL run alone. */
export const search: Section = async ({ size, note, instance, library }) => {
  const { address, databaseUrl, bearer, cookie, owner } = await instance();
  // Each made for this request, not given again.
  const anew = { 'cache-control': 'no-cache' };
  const { slug } = (await library()).library;
  const viewer = await findMemberActor(owner, slug);
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
  const statements: Awaited<ReturnType<typeof recordStatements>>[] = [];
  for (const query of queries) statements.push(await recordStatements(viewer, query));
  const raw = timesOf(await runAlone(databaseUrl, statements));
  const limit = most[size];
  const rival = { name: 'its SQL alone', value: raw.median };
  const page = timesOf(times.page);
  note({ name: '200 lists by API', value: timesOf(times.api).median, unit: 'ms', p95: timesOf(times.api).p95 });
  note({ name: '200 facets by API', value: timesOf(times.facets).median, unit: 'ms', p95: timesOf(times.facets).p95 });
  note({ name: '200 pages, list and facets', value: page.median, unit: 'ms', p95: page.p95, most: limit, of: 'p95' });
  note({ name: '200 pages beside their SQL', value: page.median, unit: 'ms', rival, most: 2, of: 'ratio' });
  const slowest = times.page.indexOf(Math.max(...times.page));
  note({ name: 'slowest page', value: times.page[slowest] ?? 0, unit: 'ms', most: 150, note: queries[slowest] });
};
