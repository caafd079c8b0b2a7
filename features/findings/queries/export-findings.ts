import { settledMoment } from '#features/citations/queries/list-state.ts';
import type { LibraryActor } from '#lib/actor.ts';
import type { FindingFilters } from '../filters.ts';
import type { FindingRecord } from '../finding-record.ts';
import { listFindings } from './list-findings.ts';

const usualBatch = 200;
// Putting together what has changed since takes the same time for few as for many.
const batchOfHistory = 5000;

/** Every finding the filters let through, in their order, page by page. */
export async function* exportFindings(viewer: LibraryActor, filters: FindingFilters): AsyncGenerator<FindingRecord> {
  const { asOf } = filters.citations;
  // One moment for all pages, also of a day that is not over.
  const citations = { ...filters.citations, asOf: asOf && (await settledMoment(asOf)).toISOString() };
  const limit = asOf ? batchOfHistory : usualBatch;
  let cursor: string | null = null;
  do {
    const page = await listFindings(viewer, { ...filters, citations, limit, cursor });
    yield* page.items;
    cursor = page.next;
  } while (cursor !== null);
}
