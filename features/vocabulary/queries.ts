import type { LibraryActor } from '#lib/actor.ts';
import { database, replica } from '#lib/database.ts';
import { tableAsOf, withTables } from '#lib/history-sql.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { notFound } from '#lib/problem.ts';
import { refuseFaults, resolveIn } from './resolved-tags.ts';
import { searchTerms, type TermMatch } from './term-search.ts';
import { growVocabulary, type Term, termsInOrder, type Vocabulary } from './vocabulary-tree.ts';

// The last read vocabulary of each library, newest use last.
const read = new Map<string, Vocabulary>();
const librariesKept = 64;

/** The whole vocabulary, kept in the process until the library's `vocabularyVersion` says it is old. */
export async function loadVocabulary(viewer: LibraryActor): Promise<Vocabulary> {
  authoriseInLibrary(viewer, 'vocabulary.read');
  const { id, vocabularyVersion } = viewer.library;
  const kept = read.get(id);
  const vocabulary = kept && kept.version >= vocabularyVersion ? kept : await readVocabulary(id);
  read.delete(id);
  read.set(id, vocabulary);
  for (const oldest of read.keys()) {
    if (read.size <= librariesKept) break;
    read.delete(oldest);
  }
  return vocabulary;
}

// The version is read first: what changes in between is then read again, never missed.
async function readVocabulary(libraryId: string): Promise<Vocabulary> {
  const { vocabularyVersion } = await database().library.findUniqueOrThrow({
    where: { id: libraryId },
    select: { vocabularyVersion: true },
  });
  const orderBy = [{ position: 'asc' }, { name: 'asc' }] as const;
  const [facets, terms] = await Promise.all([
    database().facet.findMany({ where: { libraryId }, orderBy: [...orderBy], omit: { libraryId: true } }),
    database().term.findMany({
      where: { libraryId },
      orderBy: [...orderBy],
      omit: { libraryId: true, createdAt: true },
    }),
  ]);
  return growVocabulary(vocabularyVersion, facets, terms);
}

type VocabularyRows = Parameters<typeof growVocabulary>;

/** The vocabulary as it was just before a moment. */
export async function loadVocabularyAsOf(viewer: LibraryActor, moment: Date): Promise<Vocabulary> {
  authoriseInLibrary(viewer, 'vocabulary.read');
  const { id } = viewer.library;
  const [facets, terms] = await Promise.all([
    database().$queryRaw<VocabularyRows[1][number][]>`
      ${withTables(tableAsOf('facet', id, moment))}
      SELECT id, slug, name, hint, open, colour, position, version FROM facet ORDER BY position, name`,
    database().$queryRaw<VocabularyRows[2][number][]>`
      ${withTables(tableAsOf('term', id, moment))}
      SELECT id, facet_id AS "facetId", parent_id AS "parentId", slug, name, definition,
        coalesce(synonyms, '{}') AS synonyms, identifiers, source, colour, position,
        deprecated_at AS "deprecatedAt", successor_id AS "successorId", version FROM term ORDER BY position, name`,
  ]);
  return growVocabulary(viewer.library.vocabularyVersion, facets, terms);
}

/** A term by its `facet:term`, deprecated or not. */
export async function findTerm(viewer: LibraryActor, tag: string): Promise<Term> {
  const term = (await loadVocabulary(viewer)).byTag.get(tag);
  if (!term) throw notFound('This term');
  return term;
}

/** Every term, of one facet or all, in the order of the tree; the deprecated ones of each facet last. */
export async function listTerms(viewer: LibraryActor, facet: string | null = null): Promise<Term[]> {
  return termsInOrder(await loadVocabulary(viewer), facet);
}

/** Type-ahead over names, synonyms and slugs; of nothing typed, the terms that most citations carry. */
export async function suggestTerms(
  viewer: LibraryActor,
  text: string,
  options: { facet?: string | null; limit?: number } = {},
): Promise<TermMatch[]> {
  const vocabulary = await loadVocabulary(viewer);
  if (text.trim() !== '') return searchTerms(vocabulary, text, options);
  const { facet = null, limit = 12 } = options;
  const rows = await replica().$queryRaw<{ id: string }[]>`
    SELECT term_id AS id FROM citation_tag WHERE library_id = ${viewer.library.id}::uuid GROUP BY term_id ORDER BY count(*) DESC, term_id`;
  return rows
    .flatMap(({ id }) => vocabulary.byId.get(id) ?? [])
    .filter((term) => !term.isDeprecated && (facet === null || term.facet.slug === facet))
    .slice(0, limit)
    .map((term) => ({ term, by: null }));
}

/** Citations that carry a term itself, and that carry it or a term below it; those in the trash are not counted. */
export type TermCount = { direct: number; total: number };

/** How many citations carry each term, by its id; a term nothing carries is missing. */
export async function countTerms(viewer: LibraryActor): Promise<ReadonlyMap<string, TermCount>> {
  authoriseInLibrary(viewer, 'vocabulary.read');
  const rows = await replica().$queryRaw<({ id: string } & TermCount)[]>`
    SELECT up.ancestor_id AS id, count(DISTINCT tag.citation_id)::int AS total, count(*) FILTER (WHERE up.depth = 0)::int AS direct
    FROM citation_tag tag
    JOIN citation ON citation.library_id = tag.library_id AND citation.id = tag.citation_id AND citation.trashed_at IS NULL
    JOIN term_ancestor up ON up.library_id = tag.library_id AND up.descendant_id = tag.term_id
    WHERE tag.library_id = ${viewer.library.id}::uuid
    GROUP BY up.ancestor_id`;
  return new Map(rows.map(({ id, direct, total }) => [id, { direct, total }]));
}

/** As `countTerms`, for one term. */
export async function countTerm(viewer: LibraryActor, term: Term): Promise<TermCount> {
  authoriseInLibrary(viewer, 'vocabulary.read');
  const untrashed = { libraryId: viewer.library.id, trashedAt: null };
  const [total, direct] = await Promise.all([
    replica().citation.count({ where: { ...untrashed, tags: withTermOrBelow(term) } }),
    replica().citation.count({ where: { ...untrashed, tags: { some: { termId: term.id } } } }),
  ]);
  return { total, direct };
}

const withTermOrBelow = ({ id }: Term) => ({ some: { term: { ancestors: { some: { ancestorId: id } } } } });

export type TaggedCitation = { id: string; key: string; title: string; year: number | null };

/** What carries a term, directly or through its descendants: the counts, and the newest of them. */
export async function citationsWithTerm(
  viewer: LibraryActor,
  term: Term,
  limit = 10,
): Promise<TermCount & { citations: TaggedCitation[] }> {
  authoriseInLibrary(viewer, 'citation.read');
  const [count, citations] = await Promise.all([
    countTerm(viewer, term),
    replica().citation.findMany({
      where: { libraryId: viewer.library.id, trashedAt: null, tags: withTermOrBelow(term) },
      select: { id: true, key: true, title: true, year: true },
      orderBy: [{ year: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
      take: limit,
    }),
  ]);
  return { ...count, citations };
}

/** The terms that `facet:term` tags mean today; throws `invalid` with a fault for each unknown one and what it may have meant. */
export async function resolveTags(viewer: LibraryActor, tags: readonly string[], pointer = '/tags'): Promise<Term[]> {
  const { terms, missing, faults } = resolveIn(await loadVocabulary(viewer), tags, pointer);
  const absent = missing.map(({ facet, slug }) => ({ pointer, detail: `There is no term ${facet.slug}:${slug} yet.` }));
  refuseFaults([...faults, ...absent]);
  return terms;
}
