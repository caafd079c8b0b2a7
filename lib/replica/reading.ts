import { AsyncLocalStorage } from 'node:async_hooks';

export type Source = 'primary' | 'replica';

/** A request, whose lists are all read from one source. */
type Reading = {
  /** Position in the primary's log that the source must have; 0 for none. */
  mustSee: bigint;
  /** Chosen when the first list is read. */
  source: Promise<Source> | null;
};

// The framework may load a module more than once; who reads is one.
const kept = globalThis as typeof globalThis & { speciosaReadings?: AsyncLocalStorage<Reading> };

function readings(): AsyncLocalStorage<Reading> {
  kept.speciosaReadings ??= new AsyncLocalStorage();
  return kept.speciosaReadings;
}

/** Reads the lists of one request, from the replica if that has what must be seen. Lists read outside are read from the primary: jobs act on them. */
export function asOneReading<Result>(work: () => Result): Result {
  return readings().run({ mustSee: 0n, source: null }, work);
}

export function currentReading(): Reading | undefined {
  return readings().getStore();
}
