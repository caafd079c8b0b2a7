import { loadVocabulary } from '#features/vocabulary/queries.ts';
import type { Actor } from '#lib/actor.ts';
import { Prisma } from '#lib/database.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { compileFilters } from '../filter-sql.ts';
import { filterTerms } from '../filter-terms.ts';
import type { CitationFilters } from '../filters.ts';
import { timedRead } from './timed-read.ts';

const mostAlternatives = 12;

/** How many citations each of several filters lets through, in one statement; of more than twelve, the first twelve. */
export async function countEach(viewer: Actor, alternatives: readonly CitationFilters[]): Promise<number[]> {
  authoriseInLibrary(viewer, 'citation.read');
  if (alternatives.length === 0) return [];
  const libraryId = viewer.library.id;
  const terms = filterTerms(await loadVocabulary(viewer));
  const counts = alternatives
    .slice(0, mostAlternatives)
    .map(
      (filters) =>
        Prisma.sql`(SELECT count(*)::int FROM citation c WHERE ${compileFilters(libraryId, filters, terms)})`,
    );
  const rows = await timedRead(
    (tx) => tx.$queryRaw<{ counts: number[] }[]>`SELECT ARRAY[${Prisma.join(counts)}] AS counts`,
  );
  return rows[0]?.counts ?? [];
}
