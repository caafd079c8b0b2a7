import { expect, test } from 'vitest';
import { insertCitations } from '#features/citations/commands/insert-citations.ts';
import { createFacet } from '#features/vocabulary/commands/change-facets.ts';
import { createTerm } from '#features/vocabulary/commands/create-term.ts';
import { transaction } from '#lib/database.ts';
import { makeLibrary } from '../../library.ts';

test('what is written to a library that was empty is not looked up by reading all of it', async () => {
  const { owner, libraryId } = await makeLibrary();
  await createFacet(owner, { name: 'Target', slug: 'target', open: false });
  const term = await createTerm(owner, { facet: 'target', name: 'MOR', slug: 'mor', parent: null, synonyms: [] });
  const read = await transaction(async (tx) => {
    for (const batch of [1, 60, 60]) {
      const records = Array.from({ length: batch }, (_, n) => ({
        csl: { id: '', type: 'book' as const, title: `Of ${batch} number ${n}` },
        termIds: [term.id],
      }));
      const [first] = await insertCitations(tx, owner, records);
      await tx.$executeRaw`UPDATE citation SET title = 'Changed' WHERE library_id = ${libraryId}::uuid AND id = ${first?.id}::uuid`;
      await tx.$executeRaw`DELETE FROM citation WHERE library_id = ${libraryId}::uuid AND id = ${first?.id}::uuid`;
    }
    return await tx.$queryRaw`
      SELECT relname AS table, seq_tup_read::int AS rows FROM pg_stat_xact_user_tables WHERE relname = 'citation_words' AND seq_tup_read > 0`;
  });
  expect(read).toEqual([]);
});
