import { compileLookup, compileWords } from '#features/search/query-sql.ts';
import { Prisma, replica } from '#lib/database.ts';
import { LatestUsed } from '#lib/latest-used.ts';
import { compileCondition } from '../../filter-sql.ts';
import type { AskedCondition } from '../../sets/conditions-in-sets.ts';

/** Rows with the `ordinal` of citations, as what stands behind FROM, by what name they are kept, and how many milliseconds reading them may take, if not as long as any list. */
export type AskedRows = { key: string; rows: Prisma.Sql; ofWords: boolean; longest?: number };

// One word is no trap: it takes as long as there are records with it.
const longestOfWord = 30_000;

/** Where it stands which citations a condition is true of: what is asked of words, the table of words tells alone. */
export async function rowsAsked({ condition }: AskedCondition, libraryId: string): Promise<AskedRows> {
  if (condition.kind === 'query' && condition.query.kind === 'text') {
    const { query } = condition;
    const lookup = compileLookup(query);
    const words = lookup && (await wordsOf(lookup));
    if (words !== null && (query.field !== 'author' || isSingle(words))) return rowsWithWords(libraryId, words);
  }
  const words = condition.kind === 'query' ? compileWords(condition.query) : null;
  const rows = words
    ? Prisma.sql`citation_words w WHERE w.library_id = ${libraryId}::uuid AND ${words}`
    : Prisma.sql`citation c WHERE c.library_id = ${libraryId}::uuid AND ${compileCondition(condition, libraryId)}`;
  return { key: JSON.stringify([rows.text, rows.values]), rows, ofWords: words !== null };
}

/** Citations with the words of a tsquery; of none, all. `Effects` and `effect` are the same. */
export function rowsWithWords(libraryId: string, words: string): AskedRows {
  const having = words === '' ? Prisma.empty : Prisma.sql`AND w.words @@ ${words}::tsquery`;
  const rows = Prisma.sql`citation_words w WHERE w.library_id = ${libraryId}::uuid ${having}`;
  return { key: `words ${words}`, rows, ofWords: true, ...(isSingle(words) && { longest: longestOfWord }) };
}

const mostKnown = 2000;
const known = new LatestUsed<string>(mostKnown);

/** A tsquery as the database writes it. */
async function wordsOf(lookup: Prisma.Sql): Promise<string> {
  const key = JSON.stringify([lookup.text, lookup.values]);
  const found = known.get(key);
  if (found !== undefined) return found;
  const [row] = await replica().$queryRaw<{ words: string }[]>`SELECT (${lookup})::text AS words`;
  const words = once(row?.words ?? '');
  known.set(key, words);
  return words;
}

// A prefix is asked for by its stem and as typed, which is often the same.
function once(words: string): string {
  return words.includes('(') ? words : [...new Set(words.split(' | '))].join(' | ');
}

function isSingle(words: string): boolean {
  return /^'[^' ]+'(?::\*)?$/.test(words);
}
