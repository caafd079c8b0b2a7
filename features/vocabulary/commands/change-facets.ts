import type { LibraryActor } from '#lib/actor.ts';
import { parseInput } from '#lib/input.ts';
import { newId } from '#lib/new-id.ts';
import { invalid, notFound, Problem } from '#lib/problem.ts';
import { createFacetSchema, reorderFacetsSchema, updateFacetSchema } from '../schema.ts';
import { slugFromName } from '../term-slug.ts';
import { changedParts, changeVocabulary, refuseStale } from './change-vocabulary.ts';

/** Adds a facet of the library's own, last in order. */
export function createFacet(actor: LibraryActor, input: unknown): Promise<{ id: string; slug: string }> {
  return changeVocabulary(actor, 'facet.create', async (tx) => {
    const { slug: given, ...wanted } = parseInput(createFacetSchema, input);
    const slug = given ?? slugFromName(wanted.name);
    if (slug === '') {
      throw invalid('No address can be made of this name.', [{ pointer: '/slug', detail: 'Write a slug.' }]);
    }
    const libraryId = actor.library.id;
    const position = await tx.facet.count({ where: { libraryId } });
    const id = newId();
    const data = { ...wanted, libraryId, id, slug, position };
    const { count } = await tx.facet.createMany({ data, skipDuplicates: true });
    if (count === 0) {
      const detail = `There is a facet ${slug} already.`;
      throw new Problem('conflict', detail, { errors: [{ pointer: '/slug', detail }] });
    }
    const subjects = [{ type: 'facet', id, label: wanted.name, before: null, after: { slug, ...wanted } }];
    return { result: { id, slug }, event: { verb: 'facet.created', subjects } };
  });
}

/** Changes what is given of a facet; its slug stays. */
export function updateFacet(actor: LibraryActor, input: unknown): Promise<{ version: number }> {
  return changeVocabulary(actor, 'facet.update', async (tx) => {
    const { id, version, ...given } = parseInput(updateFacetSchema, input);
    const where = { libraryId_id: { libraryId: actor.library.id, id } };
    const facet = await tx.facet.findUnique({ where });
    if (!facet) throw notFound('This facet');
    refuseStale(facet, version);
    const wanted = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const { isChanged, before, after } = changedParts({ ...facet } as Record<string, unknown>, wanted);
    if (!isChanged) return { result: { version: facet.version }, event: null };
    const saved = await tx.facet.update({ where, data: { ...wanted, version: { increment: 1 } } });
    const subjects = [{ type: 'facet', id, label: saved.name, before, after }];
    return { result: { version: saved.version }, event: { verb: 'facet.updated', subjects } };
  });
}

/** Puts the facets in the order of their ids given, which must be all of them. */
export function reorderFacets(actor: LibraryActor, input: unknown): Promise<void> {
  return changeVocabulary(actor, 'facet.reorder', async (tx) => {
    const { ids } = parseInput(reorderFacetsSchema, input);
    const libraryId = actor.library.id;
    const facets = await tx.facet.findMany({ where: { libraryId }, orderBy: [{ position: 'asc' }, { name: 'asc' }] });
    if (facets.length !== new Set(ids).size || !facets.every(({ id }) => ids.includes(id))) {
      throw new Problem('stale', 'The facets have changed. Reload and order them again.');
    }
    await tx.$executeRaw`
      UPDATE facet SET position = place.nr - 1 FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS place (id, nr)
      WHERE facet.library_id = ${libraryId}::uuid AND facet.id = place.id`;
    const slugs = new Map(facets.map(({ id, slug }) => [id, slug]));
    const subject = { type: 'library', id: libraryId, label: actor.library.name };
    const before = { facets: facets.map(({ slug }) => slug) };
    const after = { facets: ids.map((id) => slugs.get(id)) };
    return { result: undefined, event: { verb: 'facet.reordered', subjects: [{ ...subject, before, after }] } };
  });
}
