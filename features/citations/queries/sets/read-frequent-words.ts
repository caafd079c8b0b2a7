import { replica } from '#lib/database.ts';
import type { CitationSets } from '../../sets/citation-sets.ts';
import { askRows } from './ask-sets.ts';
import { rowsWithWords } from './asked-rows.ts';

// Those that fewer citations have are found soon enough when somebody asks.
const leastCitations = 4000;
const mostWords = 200;

/**
 * Reads beforehand which citations have the words that most have, as looking these up takes longest. Postgres knows them from its statistics,
 * the marked words of titles, journals and names among them. Initials and short numbers, which nobody looks for, are not read.
 */
export async function readFrequentWords(libraryId: string, sets: CitationSets): Promise<void> {
  const rows = await replica().$queryRaw<{ word: string }[]>`
    SELECT word FROM pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) AS elem (word, frequency)
    WHERE schemaname = current_schema() AND tablename = 'citation_words' AND attname = 'words' AND frequency * ${sets.slots.count}::int >= ${leastCitations}
      AND word ~ '^[/:@]?[[:alnum:]]{3,}$'
    ORDER BY frequency DESC LIMIT ${mostWords}`;
  for (const { word } of rows) await askRows(sets, rowsWithWords(libraryId, `'${word}'`), true);
}
