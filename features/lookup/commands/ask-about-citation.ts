import type { Actor } from '#lib/actor.ts';
import type { CslItem } from '#lib/csl/item.ts';
import type { LookupService } from '#lib/env.ts';
import { lookUp } from '#lib/lookup/look-up.ts';
import type { LookupRequest, RequestKind } from '#lib/lookup/read-identifiers.ts';
import { readRequests } from '#lib/lookup/read-requests.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { finders } from '../ask-services.ts';
import { findKnownAnswers } from '../queries/known-answers.ts';
import { joinRecords } from '../record-difference.ts';
import { keepAnswers } from './keep-answers.ts';

const patienceMs = 25_000;
const hour = 3_600_000;

const known = {
  find: (service: LookupService, kind: RequestKind, values: readonly string[]) =>
    findKnownAnswers(service, kind, values, hour),
  keep: keepAnswers,
};

export type Refreshed = { found: CslItem | null; answered: string[]; faults: string[] };

/** What every service that knows the work says of it now, no more than an hour old, joined in the order of services. Writes nothing but the cache. */
export async function askAboutCitation(actor: Actor, csl: CslItem): Promise<Refreshed> {
  authoriseInLibrary(actor, 'citation.update');
  const requests = requestsOf(csl);
  const signal = AbortSignal.timeout(patienceMs);
  const all = await Promise.all(
    finders().map(async (finder) => {
      const asked = requests.filter(({ kind }) => finder.batches[kind]);
      const answers = await lookUp(asked, [finder], { known, signal });
      return { finder, found: answers.flatMap(({ csl: one }) => one ?? []), answers };
    }),
  );
  return {
    found: joinRecords(all.flatMap(({ found }) => found.slice(0, 1))),
    answered: all.filter(({ found }) => found.length > 0).map(({ finder }) => finder.label),
    faults: all.flatMap(({ found, answers }) =>
      found.length > 0 ? [] : [...new Set(answers.flatMap(({ reason }) => reason ?? []))],
    ),
  };
}

/** The identifiers of a record as requests, the surest first. */
function requestsOf({ DOI, PMID, PMCID, ISBN }: CslItem): LookupRequest[] {
  const written = [DOI, PMID && `PMID ${PMID}`, PMCID, ISBN && `ISBN ${String(ISBN).split(/[,;]/)[0]}`];
  return written.flatMap((text) => (text ? readRequests(String(text)) : [])).filter(({ kind }) => kind !== 'reference');
}
