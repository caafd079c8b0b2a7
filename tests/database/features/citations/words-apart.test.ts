import { expect, test } from 'vitest';
import { database } from '#lib/database.ts';
import { makeLibrary } from '../../library.ts';

const words = Array.from({ length: 40 }, (_, place) => `word${place}`).join(' ');

test('words are stored apart from their rows, however few they are and whoever changes them', async () => {
  const { viewer } = await makeLibrary();
  const { id: library } = viewer.library;
  await database().$executeRaw`
    INSERT INTO citation (library_id, id, key, csl, type, title)
    SELECT ${library}::uuid, gen_random_uuid(), 'k' || n, jsonb_build_object('abstract', repeat(${words} || ' ', n % 4)), 'book', 'Alfa ' || n
    FROM generate_series(1, 400) n`;
  expect(await bytesARow(library)).toBeLessThan(200);
  await database().$executeRaw`UPDATE citation SET title = 'Bravo' WHERE library_id = ${library}::uuid`;
  expect(await bytesARow(library)).toBeLessThan(200);
});

/** What rows take where they stand, by what a page holds of them. */
async function bytesARow(library: string): Promise<number> {
  const [row] = await database().$queryRaw<{ rows: number }[]>`
    SELECT max(rows)::int AS rows FROM (SELECT count(*) AS rows FROM citation_words WHERE library_id = ${library}::uuid
      GROUP BY (ctid::text::point)[0]) page`;
  return 8192 / (row?.rows ?? 1);
}
