import { z } from 'zod';
import { normaliseDoi } from '#lib/csl/identifiers.ts';
import type { CslItem } from '#lib/csl/item.ts';
import { europepmcRecord } from './europepmc-record.ts';
import { type Finder, oneByOne } from './finder.ts';
import { matchesReference } from './matches-reference.ts';
import type { PoliteClient } from './polite-client.ts';
import type { RequestKind } from './read-identifiers.ts';

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
          (await searchEuropepmc(client, values.map(query).join(' OR '), { most: values.length * 3, signal })).records,
        );
      return oneByOne(values, async (reference) => {
        const words = reference.replace(/[^\p{L}\p{N}\s-]+/gu, ' ').slice(0, 400);
        const { records } = await searchEuropepmc(client, words, { most: 3, signal });
        return records.find((csl) => matchesReference(csl, reference)) ?? null;
      });
    },
  };
}

type SearchPage = { records: CslItem[]; total: number; next: string | null };

/** One page of a search, newest first when it says so itself. */
async function searchEuropepmc(
  client: PoliteClient,
  query: string,
  { most, cursor = '*', signal }: { most: number; cursor?: string; signal?: AbortSignal | undefined },
): Promise<SearchPage> {
  const asked = { query, resultType: 'core', format: 'json', pageSize: Math.min(most, 1000), cursorMark: cursor };
  const read = answer.safeParse(await client.json('/search', asked, signal));
  if (!read.success) return { records: [], total: 0, next: null };
  const { resultList, hitCount, nextCursorMark = null } = read.data;
  const records = resultList.result.flatMap((result) => europepmcRecord(result) ?? []);
  return { records, total: hitCount, next: nextCursorMark === cursor || records.length === 0 ? null : nextCursorMark };
}

function byOwnNumber(kind: RequestKind, values: readonly string[], records: readonly CslItem[]): Map<string, CslItem> {
  const own: Partial<Record<RequestKind, (csl: CslItem) => string | null>> = {
    doi: (csl) => normaliseDoi(String(csl.DOI ?? '')),
    pmid: (csl) => String(csl.PMID ?? ''),
    pmcid: (csl) => String(csl.PMCID ?? ''),
  };
  const found = new Map<string, CslItem>();
  for (const csl of records) {
    const value = own[kind]?.(csl);
    if (value && values.includes(value) && !found.has(value)) found.set(value, csl);
  }
  return found;
}
