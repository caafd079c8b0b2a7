import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { mergeTerms } from '#features/vocabulary/commands/merge-terms.ts';
import { restoreTerm } from '#features/vocabulary/commands/restore-term.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';
import { withDescendants } from '#features/vocabulary/vocabulary-tree.ts';
import { database, disconnect } from '#lib/database.ts';
import { closeQueue } from '#lib/queue.ts';
import { makeVocabulary, tagged, tagsOf } from '../tagged-library.ts';

afterAll(async () => {
  await closeQueue();
  await disconnect();
});

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

// Each term hangs on an earlier one or at the top.
const trees = fc
  .tuple(...names.map((_, index) => fc.option(fc.nat({ max: Math.max(0, index - 1) }))))
  .map((parents) =>
    Object.fromEntries(names.map((name, index) => [name, index === 0 ? null : (names[parents[index] ?? -1] ?? null)])),
  );
const tags = fc.array(fc.subarray(names), { minLength: 1, maxLength: 5 });
const merges = fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)), { minLength: 1, maxLength: 5 });

it('merging keeps every tag, makes none twice, and every term in use in its tree; restoring takes it all back', async () => {
  await fc.assert(
    fc.asyncProperty(trees, tags, merges, async (tree, given, pairs) => {
      const library = await makeVocabulary('facet', tree);
      const expected: Record<string, string[]> = {};
      for (const slugs of given) {
        const id = await tagged(
          library,
          slugs.map((slug) => library.ids[slug] ?? ''),
        );
        if (slugs.length > 0) expected[id] = [...slugs].sort();
      }
      const original = structuredClone(expected);
      const retired: string[] = [];
      for (const [from, into] of pairs) {
        if (from === into || retired.includes(from) || retired.includes(into)) continue;
        await mergeTerms(library.owner, { id: library.ids[from], version: 'any', intoId: library.ids[into] });
        retired.push(from);
        for (const [id, slugs] of Object.entries(expected)) {
          expected[id] = [...new Set(slugs.map((slug) => (slug === from ? into : slug)))].sort();
        }
        expect(await tagsOf(library)).toEqual(expected);
        const { facets } = await loadVocabulary(library.viewer);
        const inTree = facets[0]?.roots.flatMap(withDescendants).map(({ slug }) => slug) ?? [];
        expect(inTree.sort()).toEqual(names.filter((name) => !retired.includes(name)));
      }
      for (const slug of retired.reverse()) {
        await restoreTerm(library.owner, { id: library.ids[slug], version: 'any' });
      }
      expect(await tagsOf(library)).toEqual(original);
      const closed = await database().termAncestor.count({ where: { libraryId: library.libraryId, depth: 0 } });
      expect(closed).toBe(names.length);
    }),
    { numRuns: 25, endOnFailure: true },
  );
});
