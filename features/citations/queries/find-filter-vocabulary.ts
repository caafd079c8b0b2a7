import type { LibraryActor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { type FilterFacet, type FilterTerm, type FilterVocabulary, filterVocabulary } from '../filter-vocabulary.ts';

type Kept = { version: number; vocabulary: FilterVocabulary };
// By library. Every vocabulary command raises the version, so an old tree is never used; a process holds few libraries at a time.
const kept = new Map<string, Kept>();
const mostKept = 50;

/** The vocabulary of the actor's library, for filters; read again when the version the actor came with is newer. */
export async function findFilterVocabulary({ library }: LibraryActor): Promise<FilterVocabulary> {
  const known = kept.get(library.id);
  if (known?.version === library.vocabularyVersion) return known.vocabulary;
  const vocabulary = await readVocabulary(library.id);
  kept.delete(library.id);
  kept.set(library.id, { version: library.vocabularyVersion, vocabulary });
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest) kept.delete(oldest);
  return vocabulary;
}

// From the primary: a replica may lag behind the version.
async function readVocabulary(libraryId: string): Promise<FilterVocabulary> {
  const [facets, terms] = await Promise.all([
    database().$queryRaw<FilterFacet[]>`
      SELECT slug, name, hint, colour, open FROM facet WHERE library_id = ${libraryId}::uuid ORDER BY position, name`,
    database().$queryRaw<FilterTerm[]>`
      SELECT t.id, f.slug AS facet, f.slug || ':' || t.slug AS ref, t.name, t.synonyms, t.parent_id AS "parentId",
        coalesce(t.colour, f.colour) AS colour, t.deprecated_at IS NOT NULL AS deprecated, t.successor_id AS "successorId"
      FROM term t JOIN facet f ON f.library_id = t.library_id AND f.id = t.facet_id
      WHERE t.library_id = ${libraryId}::uuid ORDER BY f.position, f.name, t.position, t.name, t.id`,
  ]);
  return filterVocabulary(facets, terms);
}
