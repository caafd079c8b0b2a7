import type { CitationFilters } from '#features/citations/filters.ts';
import type { LibraryActor } from '#lib/actor.ts';
import type { BibliographyFormat, ShownBibliography } from '#lib/bibliography/print.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { type Standing, WatchedWork } from '#lib/watched-work.ts';
import type { BibliographyOptions } from '../bibliography-options.ts';
import { type PrintingProgress, printBibliography, showWholeBibliography } from './print-bibliography.ts';

/** A whole bibliography as a file, or as the page itself. */
export type WholeForm = BibliographyFormat | 'page';

/** For a file nothing but that it is ready: the address it is fetched from has it in memory. */
export type Whole = ShownBibliography | null;
export type WholeStanding = Standing<Whole, PrintingProgress>;

const closedAfterMs = 20_000;
const momentMs = 600;
const longestMs = 600_000;

// The web server may load this module more than once; the work is the process's.
const kept = globalThis as typeof globalThis & { speciosaBibliographies?: WatchedWork<Whole, PrintingProgress> };

function works(): WatchedWork<Whole, PrintingProgress> {
  kept.speciosaBibliographies ??= new WatchedWork(closedAfterMs);
  return kept.speciosaBibliographies;
}

/** Makes a whole bibliography for a page that looks again and again until it is there; `address` tells it from the viewer's others. */
export async function watchBibliography(
  viewer: LibraryActor,
  filters: CitationFilters,
  options: BibliographyOptions,
  { form, address }: { form: WholeForm; address: string },
): Promise<WholeStanding> {
  return works().look(
    keyOf(viewer, address),
    async (signal, tell) => {
      const limits = { signal, tell, timeoutMs: longestMs };
      if (form === 'page') return showWholeBibliography(viewer, filters, options, limits);
      await printBibliography(viewer, filters, { ...options, format: form }, limits);
      return null;
    },
    momentMs,
  );
}

/** Stops making what this address asked for. */
export function stopBibliography(viewer: LibraryActor, address: string): void {
  authoriseInLibrary(viewer, 'citation.read');
  works().stop(keyOf(viewer, address));
}

function keyOf({ library, userId }: LibraryActor, address: string): string {
  return JSON.stringify([library.id, userId, address]);
}
