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

/** Requests a second of the API's list and of the page with its facets. */
export const list: Section = async ({ size, note, instance, library }) => {
  const { address, bearer, cookie, pid } = await instance();
  const { slug } = (await library()).library;
  const { web } = await serverProcesses(pid);
  const isBudgeted = size === 10_000;
  for (const { name, query, least } of lists) {
    const api = `${address}/api/v1/libraries/${slug}/citations?${query}`;
    for (const connections of [1, 4]) {
      const asked = await load({ addresses: [encodeURI(api)], headers: bearer, connections, seconds: 3 });
      note({
        name: `API ${name}, ${connections} connection${connections > 1 ? 's' : ''}`,
        value: asked.perSecond,
        unit: 'requests/s',
        ...(isBudgeted && connections === 4 && { least }),
        note: `median ${asked.median.toFixed(1)} ms, p95 ${asked.p95.toFixed(1)} ms`,
      });
    }
  }
  for (const { name, query } of lists) {
    const page = encodeURI(`${address}/${slug}/citations${query && '?'}${query}`);
    for (const connections of [1, 4]) {
      const before = await cpuSeconds(web);
      const asked = await load({ addresses: [page], headers: cookie, connections, seconds: 3 });
      const cpu = ((await cpuSeconds(web)) - before) * 1000;
      note({
        name: `page ${name}, ${connections} connection${connections > 1 ? 's' : ''}`,
        value: asked.perSecond,
        unit: 'requests/s',
        ...(isBudgeted && connections === 4 && name === 'first page' && { least: leastPages }),
        note: `median ${asked.median.toFixed(1)} ms, p95 ${asked.p95.toFixed(1)} ms, ${Math.round(asked.bytes / 1024)} kB, ${(cpu / (asked.count * 1.4)).toFixed(1)} ms CPU`,
      });
    }
  }
};
