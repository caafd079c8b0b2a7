import { env } from '#lib/env.ts';
import type { Finder } from '#lib/lookup/finder.ts';
import type { SearchableService, Searcher } from '#lib/lookup/searcher.ts';
import { findersOf, searchersOf } from '#lib/lookup/set-up-services.ts';

// Their gates hold the services' rates for the whole process, so there is one set of them.
const kept = globalThis as typeof globalThis & { speciosaFinders?: Finder[]; speciosaSearchers?: Searcher[] };

/** The services that are set up. Makes no request. */
export function finders(): Finder[] {
  kept.speciosaFinders ??= findersOf(env());
  return kept.speciosaFinders;
}

/** The service to search, when it is set up. */
export function searcher(name: SearchableService): Searcher | null {
  return searchers().find((each) => each.name === name) ?? null;
}

/** The services set up that can be searched. */
export function searchers(): Searcher[] {
  kept.speciosaSearchers ??= searchersOf(env());
  return kept.speciosaSearchers;
}
