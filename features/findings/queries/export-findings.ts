import type { LibraryActor } from '#lib/actor.ts';
import type { FindingFilters } from '../filters.ts';
import type { FindingRecord } from '../finding-record.ts';
import { listFindings } from './list-findings.ts';

/** Every finding the filters let through, in their order, page by page. */
export async function* exportFindings(viewer: LibraryActor, filters: FindingFilters): AsyncGenerator<FindingRecord> {
  let cursor: string | null = null;
  do {
    const page = await listFindings(viewer, { ...filters, limit: 200, cursor });
    yield* page.items;
    cursor = page.next;
  } while (cursor !== null);
}
