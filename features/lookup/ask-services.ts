import { env } from '#lib/env.ts';
import type { Finder } from '#lib/lookup/finder.ts';
import { findersOf } from '#lib/lookup/set-up-services.ts';

// Their gates hold the services' rates for the whole process, so there is one set of them.
const kept = globalThis as typeof globalThis & { speciosaFinders?: Finder[] };

/** The services that are set up. Makes no request. */
export function finders(): Finder[] {
  kept.speciosaFinders ??= findersOf(env());
  return kept.speciosaFinders;
}
