import { beforeAll, expect, it } from 'vitest';
import { mergeWaitingWords } from '#features/citations/commands/merge-waiting-words.ts';
import { listCitations } from '#features/citations/queries/list-citations.ts';
import { requireFilters } from '#features/citations/queries/read-filters.ts';
import { settleChunk } from '#features/exchange/commands/import-chunk.ts';
import { ImportUpkeep } from '#features/exchange/commands/import-upkeep.ts';
import { database, transaction } from '#lib/database.ts';
import { makeLibrary, type TestLibrary } from '../library.ts';

const size = 1200;
let library: TestLibrary;

beforeAll(async () => {
  library = await makeLibrary();
  await database().$executeRaw`
    INSERT INTO citation (library_id, id, key, csl, type, title, title_sort)
    SELECT ${library.libraryId}::uuid, gen_random_uuid(), 'k' || n, '{}', 'book', 'Waiting words ' || n, 'waiting words ' || n
    FROM generate_series(1, ${size}::int) n`;
});

it('has a library that has just grown looked up by key, when many are asked about', async () => {
  const upkeep = new ImportUpkeep(library.libraryId);
  await upkeep.add(size);
  const keys = Array.from({ length: 50 }, (_, n) => `k${n}`);
  const plan = await transaction(async (tx) => {
    await settleChunk(tx);
    return tx.$queryRaw<{ 'QUERY PLAN': string }[]>`
      EXPLAIN SELECT key FROM citation WHERE library_id = ${library.libraryId}::uuid AND trashed_at IS NULL AND key = ANY (${keys}::text[])`;
  });
  const conditions = plan.map((row) => row['QUERY PLAN']).filter((line) => line.includes('Index Cond'));
  expect(conditions.join('\n')).toMatch(/key = ANY/);
});

it('finds words that wait for their index as it does afterwards', async () => {
  const filters = await requireFilters(library.viewer, new URLSearchParams({ q: '"waiting words 77"' }));
  const found = async () => (await listCitations(library.viewer, filters)).items.map(({ key }) => key);
  expect(await found()).toEqual(['k77']);
  await mergeWaitingWords();
  const [waiting] = await database().$queryRaw<{ pages: number }[]>`
    SELECT gin_clean_pending_list('citation_words_of_records')::int AS pages`;
  expect(waiting).toEqual({ pages: 0 });
  expect(await found()).toEqual(['k77']);
});
