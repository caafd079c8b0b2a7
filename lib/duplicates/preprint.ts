import type { CslItem } from '#lib/csl/item.ts';

// Prefixes of which only part are preprints are told by what follows.
const dois =
  /^10\.(?:1101\/(?:\d{6}$|\d{4}\.\d{2}\.)|48550\/|26434\/|20944\/|21203\/|31234\/|31219\/|31222\/|31235\/|36227\/|2139\/ssrn|22541\/|12688\/|7287\/peerj\.preprints|64898\/)/;
const servers =
  /\b(?:arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|socarxiv|techrxiv|research square|ssrn|preprints?|authorea|osf preprints)\b/;

/** Whether a record is of a preprint: it says so, its DOI is of a preprint server, or a preprint server stands for its journal. */
export function isPreprint(csl: CslItem, doi: string | null, container: string): boolean {
  const said = [csl.genre, csl.medium, csl.publisher].map((value) => String(value ?? '').toLowerCase()).join(' ');
  return servers.test(said) || servers.test(container) || (doi !== null && dois.test(doi));
}
