import { z } from 'zod';
import { normaliseDoi } from '#lib/csl/identifiers.ts';
import type { CslItem } from '#lib/csl/item.ts';
import { europepmcRecord } from './europepmc-record.ts';
import { type Finder, oneByOne } from './finder.ts';
import { matchesReference } from './matches-reference.ts';
import type { PoliteClient } from './polite-client.ts';
import type { RequestKind } from './read-identifiers.ts';
import { dayOf, type Hit, isLongSearch, type Searcher } from './searcher.ts';
import { ServiceFault } from './service-fault.ts';

const answer = z.looseObject({
  hitCount: z.number().catch(0),
  nextCursorMark: z.string().optional().catch(undefined),
  resultList: z.looseObject({ result: z.array(z.unknown()) }),
});

const queries: Partial<Record<RequestKind, (value: string) => string>> = {
  doi: (doi) => `DOI:"${doi.replaceAll('"', '')}"`,
  pmid: (pmid) => `(EXT_ID:${pmid} AND SRC:MED)`,
  pmcid: (pmcid) => `PMCID:${pmcid}`,
};

/** Europe PMC's RESTful service: DOIs, PMIDs, PMCIDs and references by their words. */
export function europepmc(client: PoliteClient): Finder {
  return {
    name: 'europepmc',
    label: client.label,
    batches: { doi: 25, pmid: 25, pmcid: 25, reference: 1 },
    async find(kind, values, signal) {
      const query = queries[kind];
      if (query)
        return byOwnNumber(
          kind,
          values,
          (await search(client, values.map(query).join(' OR '), { most: values.length * 3, signal })).hits,
        );
      return oneByOne(values, async (reference) => {
        const words = reference.replace(/[^\p{L}\p{N}\s-]+/gu, ' ').slice(0, 400);
        const { hits } = await search(client, words, { most: 3, signal });
        return hits.find(({ csl }) => matchesReference(csl, reference))?.csl ?? null;
      });
    },
  };
}

/** Searches of Europe PMC, newest first. */
export function europepmcSearcher(client: PoliteClient): Searcher {
  return {
    name: 'europepmc',
    label: client.label,
    async search(query, { since, most, signal }) {
      const limited = since ? `(${query}) AND (FIRST_IDATE:[${dayOf(since)} TO 3000-12-31])` : query;
      const hits: Hit[] = [];
      let [cursor, total]: [string | null, number] = ['*', 0];
      while (cursor !== null && hits.length < most) {
        const page: Page = await search(client, limited, { most, cursor, sort: 'P_PDATE_D desc', signal });
        hits.push(...page.hits);
        [cursor, total] = [page.next, page.total];
      }
      return { hits: hits.slice(0, most), total };
    },
  };
}

type Page = { hits: Hit[]; total: number; next: string | null };

/** One page of a search. */
async function search(
  client: PoliteClient,
  query: string,
  { most, cursor = '*', ...rest }: { most: number; cursor?: string; sort?: string; signal?: AbortSignal | undefined },
): Promise<Page> {
  const { sort, signal } = rest;
  const asked = { query, resultType: 'core', format: 'json', pageSize: Math.min(most, 500), cursorMark: cursor, sort };
  const isLong = isLongSearch(query);
  const read = answer.safeParse(await client.json(isLong ? '/searchPOST' : '/search', asked, signal, isLong));
  if (!read.success) throw new ServiceFault(`${client.label} answered in a form that is not its own.`);
  const { resultList, hitCount, nextCursorMark = null } = read.data;
  const hits = resultList.result.flatMap((result) => {
    const csl = europepmcRecord(result);
    const { source, id } = result as { source?: string; id?: string };
    return csl ? [{ sourceId: `${source}:${id}`, csl }] : [];
  });
  return { hits, total: hitCount, next: nextCursorMark === cursor || hits.length === 0 ? null : nextCursorMark };
}

function byOwnNumber(kind: RequestKind, values: readonly string[], hits: readonly Hit[]): Map<string, CslItem> {
  const own: Partial<Record<RequestKind, (csl: CslItem) => string | null>> = {
    doi: (csl) => normaliseDoi(String(csl.DOI ?? '')),
    pmid: (csl) => String(csl.PMID ?? ''),
    pmcid: (csl) => String(csl.PMCID ?? ''),
  };
  const found = new Map<string, CslItem>();
  for (const { csl } of hits) {
    const value = own[kind]?.(csl);
    if (value && values.includes(value) && !found.has(value)) found.set(value, csl);
  }
  return found;
}
