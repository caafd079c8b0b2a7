import fc from 'fast-check';
import { database, type Prisma } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import { makeLibrary, type TestLibrary } from '../../library.ts';

/** Words the English stemmer leaves alone, with the ways they are written: all of them are one word. */
const spelled = {
  alfa: ['alfa', 'Álfa', 'ALFA'],
  bravo: ['bravo', 'Brávo', 'ｂravo'],
  delko: ['delko', 'DËLKO'],
  foxt: ['foxt'],
  golm: ['golm', 'Gołm'],
  mu: ['mu', 'μ', 'µ', 'Μ'],
} as const;
export const words = Object.keys(spelled) as (keyof typeof spelled)[];

const wordOf = new Map(Object.entries(spelled).flatMap(([base, ways]) => ways.map((way) => [way as string, base])));

/** The word that a spelling stands for. */
export function plain(spelling: string): string {
  return wordOf.get(spelling) ?? spelling;
}

/** A word, written in one of its ways. */
export const randomWord = fc.constantFrom(...Object.values(spelled).flat());

export type RandomCitation = {
  title: string[];
  /** What stands between the words of the title. */
  joint: string;
  abstract: string[];
  family: string | null;
  journal: string | null;
  note: string | null;
  year: number | null;
  type: string;
  doi: boolean;
  pmid: boolean;
  file: boolean;
  tags: string[];
  levels: string[];
  levelRank: number | null;
  added: number;
  trashed: boolean;
  /** Place in each of two collections. */
  shelf: number | null;
  rack: number | null;
};
export type StoredCitation = RandomCitation & { id: string; key: string; doiText: string | null };

/** Other names of terms: a word, and two words. */
const synonyms: Record<string, string[]> = { 'x:a1': ['golm'], 'y:b': ['Alfa-Bravo receptor'] };

/** Term → its parent; `y:old` is deprecated in favour of `y:b`. */
export const tree: Record<string, string | null> = {
  'x:a': null,
  'x:a1': 'x:a',
  'x:a2': 'x:a',
  'x:a11': 'x:a1',
  'x:b': null,
  'y:a': null,
  'y:b': null,
  'y:b1': 'y:b',
  'y:old': null,
};
export const levels = ['ocebm:2', 'ocebm:5', 'preclinical:P1', 'preclinical:P2'] as const;
export const collections = ['shelf', 'rack'] as const;
const word = randomWord;
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { freq: 2 });

export const randomCitation: fc.Arbitrary<RandomCitation> = fc.record({
  title: fc.array(word, { maxLength: 4 }),
  joint: fc.constantFrom(' ', '-', '\u2011', '/', ' – '),
  abstract: fc.array(word, { maxLength: 4 }),
  family: maybe(word),
  journal: maybe(word),
  note: maybe(word),
  year: maybe(fc.integer({ min: 2015, max: 2018 })),
  type: fc.constantFrom('article-journal', 'book', 'thesis'),
  doi: fc.boolean(),
  pmid: fc.boolean(),
  file: fc.boolean(),
  tags: fc.subarray(
    Object.keys(tree).filter((ref) => ref !== 'y:old'),
    { maxLength: 4 },
  ),
  levels: fc.subarray([...levels], { maxLength: 2 }),
  levelRank: maybe(fc.integer({ min: 1, max: 3 })),
  added: fc.integer({ min: 1, max: 3 }),
  trashed: fc.boolean().map((value) => value),
  shelf: maybe(fc.integer({ min: 1, max: 4 })),
  rack: maybe(fc.integer({ min: 1, max: 4 })),
});

/** A library with the tree above and nothing in it. */
export async function makeLibraryWithTree(): Promise<TestLibrary> {
  const library = await makeLibrary();
  const { libraryId } = library;
  const ids = new Map(Object.keys(tree).map((ref) => [ref, newId()]));
  const facets = new Map(['x', 'y'].map((slug) => [slug, newId()]));
  await database().facet.createMany({ data: [...facets].map(([slug, id]) => ({ libraryId, id, slug, name: slug })) });
  await database().term.createMany({
    data: Object.entries(tree).map(([ref, parent]) => {
      const [facet = '', slug = ''] = ref.split(':');
      const deprecated = slug === 'old' && { deprecatedAt: new Date(), successorId: ids.get('y:b') };
      return {
        libraryId,
        id: ids.get(ref) ?? '',
        facetId: facets.get(facet) ?? '',
        parentId: parent && (ids.get(parent) ?? null),
        slug,
        name: `term ${slug}`,
        synonyms: synonyms[ref] ?? [],
        ...deprecated,
      };
    }),
  });
  await database().collection.createMany({
    data: collections.map((slug) => ({ libraryId, slug, name: `The ${slug}` })),
  });
  return library;
}

/** Puts the citations in the place of those that are there. */
export async function fillLibrary(library: TestLibrary, citations: RandomCitation[]): Promise<StoredCitation[]> {
  const { libraryId } = library;
  await database().$executeRaw`DELETE FROM citation WHERE library_id = ${libraryId}::uuid`;
  const stored = citations.map((citation, index) => ({
    ...citation,
    id: newId(),
    key: `key${index}`,
    doiText: citation.doi ? `10.1000/x${index}` : null,
  }));
  const terms = await database().term.findMany({ where: { libraryId }, include: { facet: true } });
  const termIds = new Map(terms.map((term) => [`${term.facet.slug}:${term.slug}`, term.id]));
  await database().citation.createMany({
    data: stored.map((citation, index) => citationRow(libraryId, citation, index)),
  });
  const each = <Row>(rows: (citation: StoredCitation) => Row[]) => stored.flatMap(rows);
  await database().citationTag.createMany({
    data: each(({ id, tags }) => tags.map((ref) => ({ libraryId, citationId: id, termId: termIds.get(ref) ?? '' }))),
  });
  await database().citationLevel.createMany({ data: each((citation) => levelRows(libraryId, citation)) });
  await database().citationCreator.createMany({
    data: each(({ id, family }) =>
      family ? [{ libraryId, citationId: id, role: 'author', position: 0, family, given: 'Zed' }] : [],
    ),
  });
  const held = await database().collection.findMany({ where: { libraryId } });
  await database().collectionCitation.createMany({
    data: each((citation) =>
      held.flatMap(({ id: collectionId, slug }) => {
        const place = citation[slug as 'shelf' | 'rack'];
        return place === null ? [] : [{ libraryId, collectionId, citationId: citation.id, place }];
      }),
    ),
  });
  await database().citationNote.createMany({
    data: each(({ id, note }) => (note ? [{ libraryId, citationId: id, body: note }] : [])),
  });
  await database().attachment.createMany({
    data: each(({ id, file }) =>
      file
        ? [
            {
              libraryId,
              citationId: id,
              sha256: '0'.repeat(64),
              fileName: 'a.pdf',
              mediaType: 'application/pdf',
              byteSize: 1,
            },
          ]
        : [],
    ),
  });
  return stored;
}

function citationRow(libraryId: string, citation: StoredCitation, index: number): Prisma.CitationCreateManyInput {
  const { id, key, title, joint, abstract, family, journal, year, type, doiText, pmid, levelRank, added, trashed } =
    citation;
  const csl = {
    type,
    title: title.join(joint),
    ...(abstract.length > 0 && { abstract: abstract.join(' ') }),
    ...(family && { author: [{ family, given: 'Zed' }] }),
    ...(journal && { 'container-title': journal }),
  };
  return {
    libraryId,
    id,
    key,
    csl,
    type,
    title: title.join(joint),
    containerTitle: journal,
    year,
    authorSort: plain(family ?? ''),
    titleSort: plain(title[0] ?? ''),
    doi: doiText,
    pmid: pmid ? String(1000 + index) : null,
    levelRank,
    addedAt: new Date(Date.UTC(2026, 0, added)),
    changedAt: new Date(Date.UTC(2026, 1, added)),
    trashedAt: trashed ? new Date() : null,
  };
}

function levelRows(libraryId: string, { id, levels }: StoredCitation): Prisma.CitationLevelCreateManyInput[] {
  const rows = levels.map((level) => {
    const [scheme = '', code = ''] = level.split(':');
    return {
      libraryId,
      citationId: id,
      scheme,
      code,
      basis: 'suggested' as const,
      schemeVersion: scheme === 'ocebm' ? '2011' : 'speciosa-1',
      question: scheme === 'ocebm' ? (code === '2' ? 'treatment' : 'common-harms') : null,
    };
  });
  // The ladder holds one rung a citation.
  return rows.filter(
    (row, index) => row.scheme === 'ocebm' || rows.findIndex((each) => each.scheme === row.scheme) === index,
  );
}
