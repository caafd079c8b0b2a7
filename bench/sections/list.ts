import { load } from '../measure.ts';
import { cpuSeconds, serverProcesses } from '../processes.ts';
import type { Section } from './section.ts';

// Least requests a second at 10 000 citations, four connections, two cores.
const lists = [
  { name: 'first page', query: '', least: 350 },
  { name: 'two tags', query: 'tag=compound:mitragynine&tag=target:mor', least: 160 },
  { name: 'NOT', query: 'not=compound:mitragynine', least: 130 },
  { name: 'common word', query: 'q=effects', least: 50 },
  { name: 'tree term, year, sort', query: 'tag=target:opioid-receptors&year=2010..2020&sort=-year', least: undefined },
  { name: 'phrase and field', query: 'q="opioid receptor" author:Grunel', least: undefined },
] as const;
const leastPages = 150;
const ways: readonly { connections: number; how: string; anew?: Record<string, string> }[] = [
  { connections: 1, how: '1 connection' },
  { connections: 4, how: '4 connections' },
  { connections: 4, how: '4 connections, made anew', anew: { 'cache-control': 'no-cache' } },
];

/** Requests a second of the API's list and of the page with its facets: asked as programs ask, and with every answer made anew. */
export const list: Section = async ({ size, note, instance, library }) => {
  const { address, bearer, cookie, pid } = await instance();
  const { slug } = (await library()).library;
  const { web } = await serverProcesses(pid);
  const isBudgeted = size === 10_000;
  for (const { name, query, least } of lists) {
    const api = `${address}/api/v1/libraries/${slug}/citations?${query}`;
    for (const { connections, anew, how } of ways) {
      const asked = await load({
        addresses: [encodeURI(api)],
        headers: { ...bearer, ...anew },
        connections,
        seconds: 3,
      });
      note({
        name: `API ${name}, ${how}`,
        value: asked.perSecond,
        unit: 'requests/s',
        ...(isBudgeted && connections === 4 && !anew && { least }),
        note: `median ${asked.median.toFixed(1)} ms, p95 ${asked.p95.toFixed(1)} ms`,
      });
    }
  }
  for (const { name, query } of lists) {
    const page = encodeURI(`${address}/${slug}/citations${query && '?'}${query}`);
    for (const { connections, anew, how } of ways) {
      const before = await cpuSeconds(web);
      const asked = await load({ addresses: [page], headers: { ...cookie, ...anew }, connections, seconds: 3 });
      const cpu = ((await cpuSeconds(web)) - before) * 1000;
      note({
        name: `page ${name}, ${how}`,
        value: asked.perSecond,
        unit: 'requests/s',
        ...(isBudgeted && connections === 4 && !anew && name === 'first page' && { least: leastPages }),
        note: `median ${asked.median.toFixed(1)} ms, p95 ${asked.p95.toFixed(1)} ms, ${Math.round(asked.bytes / 1024)} kB, ${(cpu / (asked.count * 1.4)).toFixed(1)} ms CPU`,
      });
    }
  }
};
