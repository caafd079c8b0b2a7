import { recordEvent } from '#features/activity/commands.ts';
import type { LibraryActor } from '#lib/actor.ts';
import type { Transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { newId } from '#lib/new-id.ts';
import { authorise } from '#lib/permissions.ts';
import { invalid, notFound, Problem } from '#lib/problem.ts';
import { loadVocabulary } from '../queries.ts';
import { type MissingTerm, refuseFaults, resolveIn } from '../resolved-tags.ts';
import { addTermToOpenFacetSchema, createTermSchema, type NewTerm } from '../schema.ts';
import { slugFromName } from '../term-slug.ts';
import { changeVocabulary, lastPosition, raiseVocabularyVersion, termInUse } from './change-vocabulary.ts';

type CreatedTerm = { id: string; tag: string };

/** Adds a term to the tree; gives its id and `facet:term`. */
export function createTerm(actor: LibraryActor, input: unknown): Promise<CreatedTerm> {
  return changeVocabulary(actor, 'term.create', async (tx) => {
    const wanted = parseInput(createTermSchema, input);
    const { id, tag, slug } = await insertTerm(tx, actor, wanted);
    const { facet, name, parent, synonyms, definition, identifiers } = wanted;
    const after = { facet, slug, name, parent, synonyms, definition, identifiers };
    const subjects = [{ type: 'term', id, label: name, before: null, after }];
    return { result: { id, tag }, event: { verb: 'term.created', subjects, details: { tag } } };
  });
}

/** Adds a free tag to a facet whose terms anyone may add, or finds the one that is there. */
export function addTermToOpenFacet(actor: LibraryActor, input: unknown): Promise<CreatedTerm> {
  return changeVocabulary(actor, 'term.addToOpenFacet', async (tx) => {
    const { facet, name } = parseInput(addTermToOpenFacetSchema, input);
    const { terms, missing, faults } = resolveIn(await loadVocabulary(actor), [`${facet}:${name}`], '/name');
    refuseFaults(faults);
    const [present] = terms;
    if (present) return { result: { id: present.id, tag: present.tag }, event: null };
    const [created] = await insertMissing(tx, actor, missing);
    if (!created) throw invalid(`There is no open facet ${facet}.`);
    return { result: { id: created.id, tag: created.tag }, event: addedEvent([created]) };
  });
}

/**
 * The ids of the terms that `facet:term` tags mean, in a transaction that is about to tag: what open facets lack is added to them, everything else unknown
 * is refused. Call it before locking citations, as it waits for other changes of the vocabulary.
 */
export async function resolveOrAddTags(
  tx: Transaction,
  actor: LibraryActor,
  tags: readonly string[],
  pointer = '/tags',
): Promise<CreatedTerm[]> {
  const first = resolveIn(await loadVocabulary(actor), tags, pointer);
  refuseFaults(first.faults);
  const known = first.terms.map(({ id, tag }) => ({ id, tag }));
  if (first.missing.length === 0) return known;
  authorise(actor, 'term.addToOpenFacet');
  await raiseVocabularyVersion(tx, actor);
  const added = await insertMissing(tx, actor, first.missing);
  await recordEvent(tx, actor, addedEvent(added));
  return [...known, ...added.map(({ id, tag }) => ({ id, tag }))];
}

function addedEvent(added: readonly (CreatedTerm & { name: string })[]) {
  const subjects = added.map(({ id, name, tag }) => ({
    type: 'term',
    id,
    label: name,
    before: null,
    after: { tag, name },
  }));
  return { verb: 'term.addedToOpenFacet', subjects };
}

// Another process may have added one since the vocabulary was read.
async function insertMissing(tx: Transaction, actor: LibraryActor, missing: readonly MissingTerm[]) {
  const added: (CreatedTerm & { name: string })[] = [];
  for (const { facet, slug, name } of missing) {
    const where = { libraryId_facetId_slug: { libraryId: actor.library.id, facetId: facet.id, slug } };
    const present = await tx.term.findUnique({ where, select: { id: true, name: true } });
    const tag = `${facet.slug}:${slug}`;
    if (present) added.push({ ...present, tag });
    else
      added.push({ ...(await insertTerm(tx, actor, createTermSchema.parse({ facet: facet.slug, slug, name }))), name });
  }
  return added;
}

async function insertTerm(tx: Transaction, actor: LibraryActor, wanted: NewTerm) {
  const libraryId = actor.library.id;
  const { facet: facetSlug, parent: parentTag, ...rest } = wanted;
  const facet = await tx.facet.findUnique({ where: { libraryId_slug: { libraryId, slug: facetSlug } } });
  if (!facet) throw notFound(`The facet ${facetSlug}`);
  const parentId = parentTag && (await parentOf(tx, actor, facet, parentTag));
  const slug = wanted.slug ?? slugFromName(wanted.name);
  if (slug === '') throw faultAt('/slug', 'No address can be made of this name: write a slug.');
  await refuseTakenSlug(tx, libraryId, facet, slug);
  const id = newId();
  const position = await lastPosition(tx, facet.id, parentId, actor);
  await tx.term.create({ data: { ...rest, libraryId, id, facetId: facet.id, parentId, slug, position } });
  return { id, tag: `${facet.slug}:${slug}`, slug };
}

async function parentOf(tx: Transaction, actor: LibraryActor, facet: { id: string; slug: string }, tag: string) {
  const [facetSlug, slug = ''] = tag.split(':');
  const where = { libraryId_facetId_slug: { libraryId: actor.library.id, facetId: facet.id, slug } };
  const parent = facetSlug === facet.slug ? await tx.term.findUnique({ where }) : null;
  if (!parent) throw faultAt('/parent', `There is no term ${tag} in ${facet.slug}.`);
  return (await termInUse(tx, actor, parent.id, '/parent')).id;
}

/** A slug names one term of its facet, in use or deprecated. */
export async function refuseTakenSlug(
  tx: Transaction,
  libraryId: string,
  facet: { id: string; slug: string },
  slug: string,
): Promise<void> {
  const where = { libraryId_facetId_slug: { libraryId, facetId: facet.id, slug } };
  const taken = await tx.term.findUnique({ where, select: { id: true, name: true, deprecatedAt: true } });
  if (!taken) return;
  const detail = `${facet.slug}:${slug} is there already: ${taken.name}${taken.deprecatedAt ? ', deprecated' : ''}.`;
  throw new Problem('conflict', detail, {
    errors: [{ pointer: '/slug', detail }],
    data: { tag: `${facet.slug}:${slug}` },
  });
}

function faultAt(pointer: string, detail: string): Problem {
  return invalid(detail, [{ pointer, detail }]);
}
