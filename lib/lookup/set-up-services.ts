import type { Env, LookupService } from '#lib/env.ts';
import { crossref } from './crossref.ts';
import { datacite } from './datacite.ts';
import { europepmc, europepmcSearcher } from './europepmc.ts';
import type { Finder } from './finder.ts';
import { openalex } from './openalex.ts';
import { openlibrary } from './openlibrary.ts';
import { type Patience, PoliteClient, type ServiceAddress } from './polite-client.ts';
import { pubmed, pubmedSearcher } from './pubmed.ts';
import type { Searcher } from './searcher.ts';

type Settings = Pick<
  Env,
  | 'LOOKUP_EMAIL'
  | 'LOOKUP_ORDER'
  | 'LOOKUP_TIMEOUT_SECONDS'
  | 'CROSSREF_URL'
  | 'CROSSREF_TOKEN'
  | 'DATACITE_URL'
  | 'PUBMED_URL'
  | 'NCBI_API_KEY'
  | 'EUROPEPMC_URL'
  | 'OPENALEX_URL'
  | 'OPENALEX_API_KEY'
  | 'OPENLIBRARY_URL'
>;

const second = 1000;
const minute = 60 * second;

/*
 * Half of what each service states (Crossref: lists, the stricter of its limits), as the web server and the worker may both be asking.
 * With an address to reach us at, most allow more.
 */
const addresses: Record<LookupService, (settings: Settings) => ServiceAddress> = {
  crossref: ({ CROSSREF_URL: base, LOOKUP_EMAIL: mailto, CROSSREF_TOKEN: token }) => ({
    label: 'Crossref',
    base,
    rate:
      mailto || token ? { requests: 3, perMs: 2 * second, atOnce: 2 } : { requests: 1, perMs: 2 * second, atOnce: 1 },
    ...(mailto && { query: { mailto } }),
    ...(token && { headers: { 'crossref-plus-api-token': `Bearer ${token}` } }),
  }),
  datacite: ({ DATACITE_URL: base, LOOKUP_EMAIL: mailto }) => ({
    label: 'DataCite',
    base,
    rate: { requests: mailto ? 500 : 250, perMs: 5 * minute, atOnce: 2 },
    ...(mailto && { query: { mailto } }),
  }),
  pubmed: ({ PUBMED_URL: base, LOOKUP_EMAIL: email, NCBI_API_KEY: key }) => ({
    label: 'PubMed',
    base,
    rate: { requests: key ? 5 : 3, perMs: key ? second : 2 * second, atOnce: 2 },
    query: { tool: 'speciosa', ...(email && { email }), ...(key && { api_key: key }) },
  }),
  europepmc: ({ EUROPEPMC_URL: base, LOOKUP_EMAIL: email }) => ({
    label: 'Europe PMC',
    base,
    rate: { requests: 250, perMs: minute, atOnce: 3 },
    ...(email && { query: { email } }),
  }),
  openalex: ({ OPENALEX_URL: base, LOOKUP_EMAIL: mailto, OPENALEX_API_KEY: key }) => ({
    label: 'OpenAlex',
    base,
    rate: { requests: 10, perMs: second, atOnce: 4 },
    query: { ...(mailto && { mailto }), ...(key && { api_key: key }) },
  }),
  openlibrary: ({ OPENLIBRARY_URL: base, LOOKUP_EMAIL: email }) => ({
    label: 'Open Library',
    base,
    rate: { requests: email ? 3 : 1, perMs: 2 * second, atOnce: 1 },
  }),
};

const finders: Record<LookupService, (client: PoliteClient) => Finder> = {
  pubmed,
  crossref,
  datacite,
  europepmc,
  openalex,
  openlibrary,
};

/** A client for one service. */
function clientOf(name: LookupService, settings: Settings, patience: Partial<Patience> = {}): PoliteClient {
  const contact = settings.LOOKUP_EMAIL ? `; mailto:${settings.LOOKUP_EMAIL}` : '';
  const usual = {
    timeoutMs: settings.LOOKUP_TIMEOUT_SECONDS * second,
    attempts: 3,
    slowAttempts: 3,
    firstPauseMs: 500,
    longestPauseMs: 10 * second,
  };
  const address = addresses[name](settings);
  // Nobody states a limit for a service of our own machine.
  const isOwn = /^https?:\/\/(?:127\.0\.0\.1|localhost)[:/]/.test(address.base);
  const service = isOwn ? { ...address, rate: { requests: 50, perMs: second, atOnce: 4 } } : address;
  return new PoliteClient(service, `Speciosa (self-hosted evidence library${contact})`, { ...usual, ...patience });
}

/** The services set up, in the order they are asked; a slow one once, as a person waits and others may know. Makes no request. */
export function findersOf(settings: Settings, patience: Partial<Patience> = {}): Finder[] {
  return settings.LOOKUP_ORDER.flatMap((name) =>
    finders[name](clientOf(name, settings, { slowAttempts: 1, ...patience })),
  );
}

const searchers: Partial<Record<LookupService, (client: PoliteClient) => Searcher>> = {
  pubmed: pubmedSearcher,
  europepmc: europepmcSearcher,
};

/** The services set up that can be searched. Makes no request. */
export function searchersOf(settings: Settings, patience: Partial<Patience> = {}): Searcher[] {
  return settings.LOOKUP_ORDER.flatMap((name) => searchers[name]?.(clientOf(name, settings, patience)) ?? []);
}
