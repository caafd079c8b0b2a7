import type { CslItem } from '#lib/csl/item.ts';
import type { Finder } from './finder.ts';
import type { LookupRequest, RequestKind } from './read-identifiers.ts';
import { ServiceFault } from './service-fault.ts';

/** What became of a request: the record and who gave it, or why there is none. */
export type Answer = { request: LookupRequest } & (
  | { csl: CslItem; service: Finder['name']; reason: null }
  | { csl: null; service: null; reason: string }
);

/** Answers known already, by service, kind and value; see the command that keeps them. */
export type Known = {
  find(service: Finder['name'], kind: RequestKind, values: readonly string[]): Promise<Map<string, CslItem | null>>;
  keep(service: Finder['name'], kind: RequestKind, answers: ReadonlyMap<string, CslItem | null>): Promise<void>;
};

/** Asks the services in their order, each only for what those before it did not find. A service that fails costs its own answers. */
export async function lookUp(
  requests: readonly LookupRequest[],
  finders: readonly Finder[],
  { signal, known }: { signal?: AbortSignal | undefined; known?: Known } = {},
): Promise<Answer[]> {
  const kinds = [...new Set(requests.map(({ kind }) => kind))];
  const answers = await Promise.all(
    kinds.map(async (kind) => {
      const values = requests.filter((request) => request.kind === kind).map(({ value }) => value);
      return [kind, await findKind(kind, [...new Set(values)], finders, signal, known)] as const;
    }),
  );
  const byKind = new Map(answers);
  return requests.map((request) => {
    const outcome = byKind.get(request.kind);
    const hit = outcome?.found.get(request.value);
    if (hit) return { request, ...hit, reason: null };
    return {
      request,
      csl: null,
      service: null,
      reason: reasonFor(request, outcome?.faults.get(request.value) ?? [], outcome?.asked ?? []),
    };
  });
}

type Outcome = {
  found: Map<string, { csl: CslItem; service: Finder['name'] }>;
  faults: Map<string, string[]>;
  asked: string[];
};

async function findKind(
  kind: RequestKind,
  values: string[],
  finders: readonly Finder[],
  signal?: AbortSignal,
  known?: Known,
): Promise<Outcome> {
  const outcome: Outcome = { found: new Map(), faults: new Map(), asked: [] };
  for (const finder of finders) {
    const missing = values.filter((value) => !outcome.found.has(value));
    if (!finder.batches[kind] || missing.length === 0) continue;
    outcome.asked.push(finder.label);
    const kept = (await known?.find(finder.name, kind, missing)) ?? new Map<string, CslItem | null>();
    for (const [value, csl] of kept) if (csl) outcome.found.set(value, { csl, service: finder.name });
    await askAll(
      kind,
      missing.filter((value) => !kept.has(value)),
      finder,
      outcome,
      signal,
      known,
    );
  }
  return outcome;
}

/** Several batches at once; the service's gate says how many really are. */
async function askAll(
  kind: RequestKind,
  values: string[],
  finder: Finder,
  outcome: Outcome,
  signal?: AbortSignal,
  known?: Known,
): Promise<void> {
  const size = finder.batches[kind] ?? 1;
  let from = 0;
  // Who could not answer one batch in all its attempts is not troubled with the others.
  let givenUp: string | null = null;
  const askOn = async () => {
    while (from < values.length) {
      const batch = values.slice(from, from + size);
      from += size;
      const reason: string | null = givenUp ?? (await askBatch(kind, batch, finder, outcome, signal, known));
      givenUp ??= reason;
      if (givenUp !== null && reason === givenUp) addFault(outcome, batch, givenUp);
    }
  };
  await Promise.all(Array.from({ length: batchesAtOnce }, askOn));
}

const batchesAtOnce = 4;

/** Null when all went well, or the fault is of this batch alone; else why to give up. */
async function askBatch(
  kind: RequestKind,
  batch: string[],
  finder: Finder,
  outcome: Outcome,
  signal?: AbortSignal,
  known?: Known,
): Promise<string | null> {
  try {
    signal?.throwIfAborted();
    const found = await finder.find(kind, batch, signal);
    for (const [value, csl] of found) outcome.found.set(value, { csl, service: finder.name });
    await known?.keep(finder.name, kind, new Map(batch.map((value) => [value, found.get(value) ?? null])));
    return null;
  } catch (error) {
    if (signal?.aborted) return outOfTime;
    if (!(error instanceof ServiceFault)) throw error;
    if (error.passes) return error.reason;
    addFault(outcome, batch, error.reason);
    return null;
  }
}

const outOfTime = 'There was no time left to ask; look it up again.';

function addFault({ faults }: Outcome, values: readonly string[], reason: string): void {
  for (const value of values) faults.set(value, [...(faults.get(value) ?? []), reason]);
}

function reasonFor({ kind }: LookupRequest, faults: readonly string[], asked: readonly string[]): string {
  if (faults.length > 0) return [...new Set(faults)].join(' ');
  if (asked.length === 0) return `No service that is set up takes ${names[kind]}.`;
  if (kind === 'address')
    return 'No service knows this address. Open the page and use the bookmarklet, or paste the DOI it shows.';
  if (kind === 'reference') return `Nothing close enough was found by its words at ${listed(asked)}.`;
  return `Not known to ${listed(asked)}.`;
}

const names: Record<RequestKind, string> = {
  doi: 'DOIs',
  pmid: 'PMIDs',
  pmcid: 'PMCIDs',
  arxiv: 'arXiv ids',
  isbn: 'ISBNs',
  address: 'addresses',
  reference: 'whole references',
};

function listed(labels: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(labels);
}
