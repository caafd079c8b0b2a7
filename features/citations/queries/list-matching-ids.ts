import { loadVocabulary } from '#features/vocabulary/queries.ts';
import type { Actor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { Problem } from '#lib/problem.ts';
import { compileFilters } from '../filter-sql.ts';
import { filterTerms } from '../filter-terms.ts';
import type { CitationFilters } from '../filters.ts';

/** The ids of everything the filters let through, to act on, or null where they are more than `most`; from the primary, as acting on what is gone would fail. */
export async function listMatchingIds(viewer: Actor, filters: CitationFilters, most: number): Promise<string[] | null> {
  authoriseInLibrary(viewer, 'citation.read');
  if (filters.asOf !== null)
    throw new Problem('unprocessable', 'This is an earlier state of the library; it can be read, not changed.');
  const matching = compileFilters(viewer.library.id, filters, filterTerms(await loadVocabulary(viewer)));
  const rows = await database().$queryRaw<{ id: string }[]>`
    SELECT c.id FROM citation c WHERE ${matching} ORDER BY c.id LIMIT ${most + 1}`;
  return rows.length > most ? null : rows.map(({ id }) => id);
}
