import { queryWords } from '#features/search/query-words.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { nearestWord } from '#lib/edit-distance.ts';
import { foldText } from '#lib/fold-text.ts';
import { Prisma } from '#lib/sql.ts';
import type { CitationFilters } from '../filters.ts';
import { countEach } from './count-each.ts';
import { timedRead } from './timed-read.ts';

const mostWords = 8;
const titlesRead = 300;

/** The search that was most likely meant, with how many it finds. */
export type Meant = { q: string; count: number };

/**
 * For a search that finds nothing: each of its words that no record holds, replaced by the nearest word of titles, first authors and the
 * names of terms. Null when that finds nothing either.
 */
export async function didYouMean(
  viewer: LibraryActor,
  filters: CitationFilters,
  termNames: () => Iterable<string>,
): Promise<Meant | null> {
  const words = queryWords(filters.q)
    .filter(({ text }) => /^\p{L}{4,}$/u.test(text))
    .slice(0, mostWords);
  if (words.length === 0) return null;
  const near = await nearWords(viewer.library.id, [...new Set(words.map(({ text }) => foldText(text)))]);
  const names = new Set([...termNames()].flatMap((name) => foldText(name).split(/[^\p{L}\p{N}]+/u)));
  let q = filters.q;
  for (const { text, start, end } of words.toReversed()) {
    const folded = foldText(text);
    if (!near.has(folded)) continue;
    const meant = near.get(folded) ?? nearestWord(folded, names);
    if (meant) q = q.slice(0, start) + meant + q.slice(end);
  }
  if (q === filters.q) return null;
  const [count = 0] = await countEach(viewer, [{ ...filters, q, cursor: null }]);
  return count > 0 ? { q, count } : null;
}

/** Of words that no record holds, the nearest by trigrams that some title or first author has; null where there is none. */
async function nearWords(libraryId: string, words: string[]): Promise<Map<string, string | null>> {
  const inLibrary = Prisma.sql`c.library_id = ${libraryId}::uuid AND c.trashed_at IS NULL`;
  const rows = await timedRead(async (tx) => {
    await tx.$executeRaw`SELECT set_config('pg_trgm.word_similarity_threshold', '0.45', true)`;
    return tx.$queryRaw<{ typed: string; near: string | null }[]>`
      SELECT typed, (
        SELECT near FROM (
          SELECT regexp_split_to_table(titles.title_sort, ' ') AS near FROM (
            SELECT c.title_sort FROM citation c WHERE ${inLibrary} AND typed <% c.title_sort LIMIT ${titlesRead}) titles
          UNION ALL
          SELECT split_part(c.author_sort, ' ', 1) FROM citation c
            WHERE ${inLibrary} AND c.author_sort BETWEEN left(typed, 2) AND left(typed, 2) || 'zzzz'
        ) words WHERE near <> typed AND similarity(near, typed) > 0.35
        GROUP BY near ORDER BY similarity(near, typed) DESC, count(*) DESC, near LIMIT 1) AS near
      FROM unnest(${words}::text[]) AS typed
      WHERE NOT EXISTS (SELECT 1 FROM citation_words w JOIN citation c USING (library_id, ordinal)
        WHERE ${inLibrary} AND w.words @@ plainto_tsquery('english', typed))`;
  });
  return new Map(rows.map(({ typed, near }) => [typed, near]));
}
