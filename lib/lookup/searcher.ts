import type { CslItem } from '#lib/csl/item.ts';
import type { LookupService } from '#lib/env.ts';

/** Services whose searches can be run again and again. */
export const searchableServices = ['pubmed', 'europepmc'] as const satisfies LookupService[];
export type SearchableService = (typeof searchableServices)[number];

/** A hit with the service's own name of it. */
export type Hit = { sourceId: string; csl: CslItem };

/** `since`: only what the service has taken in from that day on. `most`: the newest so many of all `total`. */
type SearchAsked = { since: Date | null; most: number; signal?: AbortSignal | undefined };

/** One service as something that can be searched. Throws `ServiceFault`. */
export type Searcher = {
  name: SearchableService;
  label: string;
  search(query: string, asked: SearchAsked): Promise<{ hits: Hit[]; total: number }>;
};

/** `2026-03-07`, as services write days. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** Whether a search is too long for an address: servers cut those off from some 8 kB on, and every sign may take nine letters there. */
export function isLongSearch(query: string): boolean {
  return encodeURIComponent(query).length > 2000;
}
