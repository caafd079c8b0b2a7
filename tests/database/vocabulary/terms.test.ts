import { afterAll, describe, expect, it } from 'vitest';
import { createFacet, reorderFacets, updateFacet } from '#features/vocabulary/commands/change-facets.ts';
import { addTermToOpenFacet, createTerm, resolveOrAddTags } from '#features/vocabulary/commands/create-term.ts';
import { deprecateTerm, mergeTerms } from '#features/vocabulary/commands/merge-terms.ts';
import { moveTerm } from '#features/vocabulary/commands/move-term.ts';
import { restoreTerm } from '#features/vocabulary/commands/restore-term.ts';
import { updateTerm } from '#features/vocabulary/commands/update-term.ts';
import {
  citationsWithTerm,
  countTerms,
  findTerm,
  loadVocabulary,
  resolveTags,
  suggestTerms,
} from '#features/vocabulary/queries.ts';
import { termPathText, withDescendants } from '#features/vocabulary/vocabulary-tree.ts';
import { database, disconnect, transaction } from '#lib/database.ts';
import { closeQueue } from '#lib/queue.ts';
import { growFacet, makeVocabulary, tagged, tagsOf } from '../tagged-library.ts';

afterAll(async () => {
  await closeQueue();
  await disconnect();
});

const receptors = { opioid: null, mor: 'opioid', dor: 'opioid', mu1: 'mor', glutamate: null };

async function verbs(libraryId: string): Promise<string[]> {
  const events = await database().event.findMany({ where: { libraryId }, orderBy: { seq: 'asc' } });
  return events.map(({ verb }) => verb).filter((verb) => !['facet.created', 'term.created'].includes(verb));
}

describe('a vocabulary', () => {
  it('is read whole, in order, and again when it changes', async () => {
    const { owner, viewer } = await makeVocabulary('target', receptors);
    const first = await loadVocabulary(viewer);
    expect(await loadVocabulary(viewer)).toBe(first);
    expect(first.facets[0]?.roots.flatMap(withDescendants).map(({ tag }) => tag)).toEqual([
      ...['target:opioid', 'target:mor', 'target:mu1', 'target:dor', 'target:glutamate'],
    ]);
    await createTerm(owner, { facet: 'target', name: 'κ receptor', parent: 'target:opioid' });
    expect(termPathText(await findTerm(viewer, 'target:kappa-receptor'))).toBe('target › opioid › κ receptor');
  });

  it('is the owner’s to change', async () => {
    const { reviewer, ids } = await makeVocabulary('target', receptors);
    const input = { id: ids.mor, version: 1 };
    for (const change of [
      () => createTerm(reviewer, { facet: 'target', name: 'New' }),
      () => updateTerm(reviewer, { ...input, name: 'New' }),
      () => moveTerm(reviewer, { ...input, parentId: null }),
      () => mergeTerms(reviewer, { ...input, intoId: ids.dor }),
      () => deprecateTerm(reviewer, input),
      () => restoreTerm(reviewer, input),
      () => createFacet(reviewer, { name: 'New' }),
      () => reorderFacets(reviewer, { ids: [] }),
    ]) {
      await expect(change()).rejects.toMatchObject({ kind: 'forbidden' });
    }
  });

  it('refuses a change of what somebody else changed first', async () => {
    const { owner, ids } = await makeVocabulary('target', receptors);
    await updateTerm(owner, { id: ids.mor, version: 1, name: 'MOR' });
    const stale = expect.objectContaining({ kind: 'stale' });
    await expect(updateTerm(owner, { id: ids.mor, version: 1, name: 'Mu' })).rejects.toThrow(stale);
    await expect(mergeTerms(owner, { id: ids.mor, version: 1, intoId: ids.dor })).rejects.toThrow(stale);
    await expect(moveTerm(owner, { id: ids.mor, version: 1, parentId: null })).rejects.toThrow(stale);
    await updateTerm(owner, { id: ids.mor, version: 'any', name: 'Mu' });
  });
});

describe('a term', () => {
  it('needs an address nobody has', async () => {
    const { owner } = await makeVocabulary('target', receptors);
    await expect(createTerm(owner, { facet: 'target', name: 'MOR' })).rejects.toMatchObject({
      kind: 'conflict',
      errors: [{ pointer: '/slug', detail: 'target:mor is there already: mor.' }],
    });
    await expect(createTerm(owner, { facet: 'target', name: '中' })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(createTerm(owner, { facet: 'target', name: 'X', parent: 'target:nothing' })).rejects.toMatchObject({
      errors: [{ pointer: '/parent', detail: 'There is no term target:nothing in target.' }],
    });
  });

  it('keeps its address with a new name, and leaves the old one behind with a new address', async () => {
    const { owner, viewer, ids, ...rest } = await makeVocabulary('target', receptors);
    await updateTerm(owner, { id: ids.mor, version: 1, name: 'MOR (μ)', synonyms: ['MOP', 'MOP', 'mu'] });
    expect(await findTerm(viewer, 'target:mor')).toMatchObject({
      name: 'MOR (μ)',
      synonyms: ['MOP', 'mu'],
      version: 2,
    });
    expect(await updateTerm(owner, { id: ids.mor, version: 2, slug: 'mu' })).toEqual({ tag: 'target:mu', version: 3 });
    expect((await resolveTags(viewer, ['target:mor'])).map(({ tag }) => tag)).toEqual(['target:mu']);
    await updateTerm(owner, { id: ids.mor, version: 3, slug: 'mor' });
    expect((await resolveTags(viewer, ['target:mu', 'target:mor'])).map(({ tag }) => tag)).toEqual(['target:mor']);
    expect(await verbs(rest.libraryId)).toEqual(['term.updated', 'term.updated', 'term.updated']);
  });

  it('moves with all below it, never below itself or into another facet', async () => {
    const library = await makeVocabulary('target', receptors);
    const { owner, viewer, ids } = library;
    const other = await growFacet(library, 'effect', { pain: null });
    await moveTerm(owner, { id: ids.mor, version: 1, parentId: ids.glutamate });
    expect(termPathText(await findTerm(viewer, 'target:mu1'))).toBe('target › glutamate › mor › mu1');
    await expect(moveTerm(owner, { id: ids.mor, version: 2, parentId: ids.mu1 })).rejects.toThrow(
      'mu1 lies below mor.',
    );
    await expect(moveTerm(owner, { id: ids.mor, version: 2, parentId: other.pain })).rejects.toThrow('another facet');
    await moveTerm(owner, { id: ids.glutamate, version: 1, parentId: null, position: 0 });
    const { facets } = await loadVocabulary(viewer);
    expect(facets[0]?.roots.map(({ slug }) => slug)).toEqual(['glutamate', 'opioid']);
  });

  it('merged, gives its tags, children and names to the other, and gets them back when restored', async () => {
    const library = await makeVocabulary('target', receptors);
    const { owner, viewer, ids } = library;
    const both = await tagged(library, [ids.mor ?? '', ids.dor ?? '']);
    const one = await tagged(library, [ids.mor ?? '']);
    const before = await tagsOf(library);
    await updateTerm(owner, { id: ids.mor, version: 1, synonyms: ['MOP'] });
    expect(await mergeTerms(owner, { id: ids.mor, version: 2, intoId: ids.dor })).toEqual({ citations: 2 });
    expect(await tagsOf(library)).toEqual({ [both]: ['dor'], [one]: ['dor'] });
    expect(await findTerm(viewer, 'target:dor')).toMatchObject({ synonyms: ['mor', 'MOP'] });
    expect(termPathText(await findTerm(viewer, 'target:mu1'))).toBe('target › opioid › dor › mu1');
    expect((await resolveTags(viewer, ['target:mor'])).map(({ tag }) => tag)).toEqual(['target:dor']);
    expect(await restoreTerm(owner, { id: ids.mor, version: 3 })).toEqual({ citations: 2 });
    expect(await tagsOf(library)).toEqual(before);
    expect(await findTerm(viewer, 'target:dor')).toMatchObject({ synonyms: [] });
    expect(termPathText(await findTerm(viewer, 'target:mu1'))).toBe('target › opioid › mor › mu1');
  });

  it('merges into a term below it, which takes its place', async () => {
    const { owner, viewer, ids } = await makeVocabulary('target', receptors);
    await mergeTerms(owner, { id: ids.opioid, version: 1, intoId: ids.mu1 });
    const paths = (await loadVocabulary(viewer)).facets[0]?.roots.flatMap(withDescendants).map(termPathText);
    expect(paths).toEqual(['target › mu1', 'target › mu1 › mor', 'target › mu1 › dor', 'target › glutamate']);
  });

  it('deprecated without a successor keeps its tags and is offered no more', async () => {
    const library = await makeVocabulary('target', receptors);
    const { owner, viewer, ids } = library;
    await tagged(library, [ids.mor ?? '']);
    await deprecateTerm(owner, { id: ids.mor, version: 1 });
    expect(Object.values(await tagsOf(library))).toEqual([['mor']]);
    expect(termPathText(await findTerm(viewer, 'target:mu1'))).toBe('target › opioid › mu1');
    await expect(resolveTags(viewer, ['target:mor'])).rejects.toThrow('target:mor is no longer used');
    await expect(createTerm(owner, { facet: 'target', name: 'New', parent: 'target:mor' })).rejects.toThrow(
      'deprecated',
    );
  });

  it('can be promoted from the free tags to another facet', async () => {
    const library = await makeVocabulary('target', receptors);
    const { owner, curator, ids } = library;
    await growFacet(library, 'tag', {}, true);
    const free = await addTermToOpenFacet(curator, { name: 'delta opioid' });
    const paper = await tagged(library, [free.id]);
    await mergeTerms(owner, { id: free.id, version: 1, intoId: ids.dor });
    expect(await tagsOf(library)).toEqual({ [paper]: ['dor'] });
    await expect(mergeTerms(owner, { id: ids.mor, version: 1, intoId: ids.dor })).resolves.toEqual({ citations: 0 });
  });

  it('is counted with what lies below it, without the trash', async () => {
    const library = await makeVocabulary('target', receptors);
    const { viewer, ids, libraryId } = library;
    await tagged(library, [ids.mor ?? '', ids.mu1 ?? '']);
    await tagged(library, [ids.mu1 ?? '']);
    const trashed = await tagged(library, [ids.mor ?? '']);
    await database().citation.update({
      where: { libraryId_id: { libraryId, id: trashed } },
      data: { trashedAt: new Date() },
    });
    const counts = await countTerms(viewer);
    expect(['opioid', 'mor', 'mu1', 'dor'].map((slug) => counts.get(ids[slug] ?? ''))).toEqual([
      { direct: 0, total: 2 },
      { direct: 1, total: 2 },
      { direct: 2, total: 2 },
      undefined,
    ]);
    const { total, direct, citations } = await citationsWithTerm(viewer, await findTerm(viewer, 'target:mor'));
    expect([total, direct, citations.length]).toEqual([2, 1, 2]);
    expect((await suggestTerms(viewer, '')).map(({ term }) => term.slug)).toEqual(['mor', 'mu1']);
    expect((await suggestTerms(viewer, 'MU')).map(({ term }) => term.slug)).toEqual(['mu1']);
  });
});

describe('tags as written', () => {
  it('name every unknown one and what may have been meant', async () => {
    const { viewer } = await makeVocabulary('target', receptors);
    await expect(resolveTags(viewer, ['target:mor', 'target:opiod', 'targt:dor', 'nonsense'])).rejects.toMatchObject({
      kind: 'invalid',
      errors: [
        { pointer: '/tags/1', detail: 'There is no term target:opiod. Did you mean target:opioid?' },
        { pointer: '/tags/2', detail: 'There is no term targt:dor. Did you mean target:dor?' },
        { pointer: '/tags/3', detail: 'There is no term nonsense.' },
      ],
    });
  });

  it('make new terms only in open facets, once however written', async () => {
    const library = await makeVocabulary('tag', { 'to-check': null }, true);
    const { curator, viewer } = library;
    const add = (tags: string[]) => transaction((tx) => resolveOrAddTags(tx, curator, tags));
    const added = await add(['tag:to-check', 'tag:For Ana', 'tag:for-ana']);
    expect(added.map(({ tag }) => tag)).toEqual(['tag:to-check', 'tag:for-ana']);
    expect(await findTerm(viewer, 'tag:for-ana')).toMatchObject({ name: 'For Ana' });
    expect(await add(['tag:for ana'])).toEqual(added.slice(1));
    await expect(transaction((tx) => resolveOrAddTags(tx, viewer, ['tag:mine']))).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await expect(add(['target:mine'])).rejects.toMatchObject({ kind: 'invalid' });
    expect(await verbs(library.libraryId)).toEqual(['term.addedToOpenFacet']);
  });
});

describe('facets', () => {
  it('are changed and ordered', async () => {
    const { owner, viewer, libraryId } = await makeVocabulary('target', {});
    const { id } = await createFacet(owner, { name: 'Own facet' });
    await updateFacet(owner, { id, version: 1, open: true, hint: 'Ours' });
    await expect(updateFacet(owner, { id, version: 1, open: false })).rejects.toMatchObject({ kind: 'stale' });
    await expect(createFacet(owner, { name: 'Own Facet' })).rejects.toMatchObject({ kind: 'conflict' });
    const [target] = (await loadVocabulary(viewer)).facets;
    await reorderFacets(owner, { ids: [id, target?.id] });
    await expect(reorderFacets(owner, { ids: [id] })).rejects.toMatchObject({ kind: 'stale' });
    const { facets } = await loadVocabulary(viewer);
    expect(facets.map(({ slug, open }) => [slug, open])).toEqual([
      ['own-facet', true],
      ['target', false],
    ]);
    expect(await verbs(libraryId)).toEqual(['facet.updated', 'facet.reordered']);
  });
});
