import type { LibraryActor } from '#lib/actor.ts';
import { database, replica } from '#lib/database.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { notFound } from '#lib/problem.ts';
import { refuseFaults, resolveIn } from './resolved-tags.ts';
import { searchTerms, type TermMatch } from './term-search.ts';
import { growVocabulary, type Term, type Vocabulary, withDescendants } from './vocabulary-tree.ts';

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

/** A term by its `facet:term`, deprecated or not. */
export async function findTerm(viewer: LibraryActor, tag: string): Promise<Term> {
  const term = (await loadVocabulary(viewer)).byTag.get(tag);
  if (!term) throw notFound('This term');
  return term;
}

/** Every term in use, of one facet or all, in the order of the tree; the deprecated ones of each facet last. */
export async function listTerms(viewer: LibraryActor, facet: string | null = null): Promise<Term[]> {
  const { facets } = await loadVocabulary(viewer);
  return facets
    .filter(({ slug }) => facet === null || slug === facet)
    .flatMap(({ roots, deprecated }) => [...roots.flatMap(withDescendants), ...deprecated]);
}

/** Type-ahead over names, synonyms and slugs; of nothing typed, the terms that most citations carry. */
export async function suggestTerms(
  viewer: LibraryActor,
  text: string,
  options: { facet?: string | null; limit?: number } = {},
): Promise<TermMatch[]> {
  if (text.trim() !== '') return searchTerms(await loadVocabulary(viewer), text, options);
  const [terms, counts] = await Promise.all([listTerms(viewer, options.facet), countTerms(viewer)]);
  const uses = (term: Term) => counts.get(term.id)?.direct ?? 0;
  return terms
    .filter((term) => !term.isDeprecated && uses(term) > 0)
    .sort((a, b) => uses(b) - uses(a))
    .slice(0, options.limit ?? 12)
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

export type TaggedCitation = { id: string; key: string; title: string; year: number | null; authorSort: string };

/** What carries a term, directly or through its descendants: the count, and the newest of them. */
export async function citationsWithTerm(
  viewer: LibraryActor,
  term: Term,
  limit = 10,
): Promise<{ total: number; direct: number; citations: TaggedCitation[] }> {
  authoriseInLibrary(viewer, 'citation.read');
  const untrashed = { libraryId: viewer.library.id, trashedAt: null };
  const where = { ...untrashed, tags: { some: { term: { ancestors: { some: { ancestorId: term.id } } } } } };
  const [total, direct, citations] = await Promise.all([
    replica().citation.count({ where }),
    replica().citation.count({ where: { ...untrashed, tags: { some: { termId: term.id } } } }),
    replica().citation.findMany({
      where,
      select: { id: true, key: true, title: true, year: true, authorSort: true },
      orderBy: [{ year: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
      take: limit,
    }),
  ]);
  return { total, direct, citations };
}

/** The terms that `facet:term` tags mean today; throws `invalid` with a fault for each unknown one and what it may have meant. */
export async function resolveTags(viewer: LibraryActor, tags: readonly string[], pointer = '/tags'): Promise<Term[]> {
  const { terms, missing, faults } = resolveIn(await loadVocabulary(viewer), tags, pointer);
  const absent = missing.map(({ facet, slug }) => ({ pointer, detail: `There is no term ${facet.slug}:${slug} yet.` }));
  refuseFaults([...faults, ...absent]);
  return terms;
}
