import { createFacet } from '#features/vocabulary/commands/change-facets.ts';
import { createTerm } from '#features/vocabulary/commands/create-term.ts';
import { database } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import { makeLibrary, type TestLibrary } from './library.ts';

/** `name: parent` in the order they are made; null for the top. */
type Tree = Record<string, string | null>;

/** A library with one facet and its terms, named by their slugs; gives their ids. */
export async function makeVocabulary(
  facet: string,
  tree: Tree,
  open = false,
): Promise<TestLibrary & { ids: Record<string, string> }> {
  const library = await makeLibrary();
  return { ...library, ids: await growFacet(library, facet, tree, open) };
}

export async function growFacet(library: TestLibrary, facet: string, tree: Tree, open = false) {
  const ids: Record<string, string> = {};
  await createFacet(library.owner, { name: facet, slug: facet, open });
  for (const [name, parent] of Object.entries(tree)) {
    const { id } = await createTerm(library.owner, { facet, name, slug: name, parent: parent && `${facet}:${parent}` });
    ids[name] = id;
  }
  return ids;
}

/** A bare citation that carries terms; gives its id. */
export async function tagged(library: TestLibrary, termIds: readonly string[]): Promise<string> {
  const { libraryId } = library;
  const id = newId();
  const title = `Paper ${id.slice(-6)}`;
  await database().citation.create({
    data: { libraryId, id, key: `key-${id}`, csl: { type: 'article-journal', title }, type: 'article-journal', title },
  });
  await database().citationTag.createMany({ data: termIds.map((termId) => ({ libraryId, citationId: id, termId })) });
  return id;
}

/** Slugs of the terms each citation carries, sorted. */
export async function tagsOf(library: TestLibrary): Promise<Record<string, string[]>> {
  const rows = await database().citationTag.findMany({
    where: { libraryId: library.libraryId },
    include: { term: true },
  });
  const tags: Record<string, string[]> = {};
  for (const { citationId, term } of rows) tags[citationId] = [...(tags[citationId] ?? []), term.slug].sort();
  return tags;
}
