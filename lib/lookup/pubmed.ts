import { z } from 'zod';
import { normaliseDoi } from '#lib/csl/identifiers.ts';
import type { CslItem } from '#lib/csl/item.ts';
import type { ReadRecord } from '#lib/formats/format.ts';
import { readPubmedXml } from '#lib/formats/pubmed-xml/read.ts';
import type { Finder } from './finder.ts';
import type { PoliteClient } from './polite-client.ts';
import { pubmedRelations } from './pubmed-relations.ts';
import type { RequestKind } from './read-identifiers.ts';
import { dayOf, type Hit, isLongSearch, type Searcher } from './searcher.ts';
import { ServiceFault } from './service-fault.ts';

const searchAnswer = z.object({
  esearchresult: z.looseObject({
    count: z.coerce.number().catch(0),
    idlist: z.array(z.string()).catch([]),
    ERROR: z.string().optional(),
  }),
});
const batch = 100;

/** PubMed by NCBI's E-utilities: PMIDs, and DOIs and PMCIDs that it first turns into PMIDs. */
export function pubmed(client: PoliteClient): Finder {
  return {
    name: 'pubmed',
    label: client.label,
    batches: { pmid: batch, doi: 20, pmcid: 20 },
    async find(kind, values, signal) {
      const ids = kind === 'pmid' ? values : await named(client, kind, values, signal);
      const hits = await fetchRecords(client, ids, signal);
      const found = new Map<string, CslItem>();
      for (const { csl } of hits) {
        const own = numberOf(kind, csl);
        if (own && values.includes(own)) found.set(own, csl);
      }
      return found;
    },
  };
}

/** Searches of PubMed, newest first. */
export function pubmedSearcher(client: PoliteClient): Searcher {
  return {
    name: 'pubmed',
    label: client.label,
    async search(query, { since, most, signal }) {
      const days = since ? { datetype: 'edat', mindate: dayOf(since).replaceAll('-', '/'), maxdate: '3000' } : {};
      const { ids, total } = await search(client, query, { retmax: most, sort: 'pub_date', ...days }, signal);
      const hits: Hit[] = [];
      for (let from = 0; from < ids.length; from += batch)
        hits.push(...(await fetchRecords(client, ids.slice(from, from + batch), signal)));
      return { hits, total };
    },
  };
}

function numberOf(kind: RequestKind, { DOI, PMID, PMCID }: CslItem): string | null {
  if (kind === 'doi') return normaliseDoi(String(DOI ?? ''));
  return String((kind === 'pmid' ? PMID : PMCID) ?? '') || null;
}

async function named(
  client: PoliteClient,
  kind: RequestKind,
  values: readonly string[],
  signal?: AbortSignal,
): Promise<string[]> {
  const field = kind === 'doi' ? 'doi' : 'pmcid';
  const term = values.map((value) => `"${value.replaceAll('"', '')}"[${field}]`).join(' OR ');
  return (await search(client, term, { retmax: values.length * 2 }, signal)).ids;
}

type Options = Record<string, string | number | undefined>;

async function search(
  client: PoliteClient,
  term: string,
  options: Options,
  signal?: AbortSignal,
): Promise<{ ids: string[]; total: number }> {
  const read = searchAnswer.safeParse(
    await client.json('/esearch.fcgi', { db: 'pubmed', retmode: 'json', term, ...options }, signal, isLongSearch(term)),
  );
  if (!read.success) throw new ServiceFault(`${client.label} answered in a form that is not its own.`);
  const { ERROR, count, idlist } = read.data.esearchresult;
  if (ERROR) throw new ServiceFault(`${client.label} cannot run this search: ${ERROR}`);
  return { ids: idlist, total: count };
}

async function fetchRecords(client: PoliteClient, ids: readonly string[], signal?: AbortSignal): Promise<Hit[]> {
  if (ids.length === 0) return [];
  const xml = await client.xml('/efetch.fcgi', { db: 'pubmed', retmode: 'xml', id: ids.join(',') }, signal);
  const hits: Hit[] = [];
  for await (const events of readPubmedXml(xml === null ? [] : [xml])) {
    for (const event of events) {
      if (event.kind === 'record')
        hits.push({ sourceId: String(event.record.csl.PMID ?? ''), csl: lookedUp(event.record) });
    }
  }
  return hits.filter(({ sourceId }) => sourceId !== '');
}

/** Of a record fetched, not brought: what PubMed says of the work, without the file's own elements and the full stop it ends titles with. */
function lookedUp({ csl: { custom: _elements, title, ...csl }, rawText }: ReadRecord): CslItem {
  const relations = pubmedRelations(rawText);
  const bare = title === undefined ? undefined : String(title).replace(/(?<=[^.])\.\s*$/, '');
  return { ...csl, ...(bare && { title: bare }), ...(relations.length > 0 && { custom: { relations } }) } as CslItem;
}
