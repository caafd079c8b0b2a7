import { compileLookup, compileWords } from '#features/search/query-sql.ts';
import { Prisma, replica } from '#lib/database.ts';
import { LatestUsed } from '#lib/latest-used.ts';
import { compileCondition } from '../../filter-sql.ts';
import type { AskedCondition } from '../../sets/conditions-in-sets.ts';

/** Rows with the `ordinal` of citations, as what stands behind FROM, by what name they are kept, and how many milliseconds reading them may take, if not as long as any list. */
export type AskedRows = { key: string; rows: Prisma.Sql; ofWords: boolean; longest?: number; prefix?: AskedPrefix };

/** A prefix need not be looked up in records of which a word that begins so is known. */
type AskedPrefix = {
  /** The rows kept by that name, when they are of such a word. */
  known(key: string): AskedRows | null;
  /** The rows with a word that begins so, but none of those. */
  besides(known: readonly AskedRows[]): AskedRows;
};

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
  const asked = { key: `words ${words}`, rows, ofWords: true, ...(isSingle(words) && { longest: longestOfWord }) };
  return isSingle(words) && words.endsWith(':*') ? { ...asked, prefix: asPrefix(libraryId, words) } : asked;
}

function asPrefix(libraryId: string, words: string): AskedPrefix {
  const beginning = words.slice(0, -3);
  const wordsOf = (key: string) => key.slice('words '.length);
  const isWord = (key: string) => wordsOf(key).startsWith(beginning) && isSingle(wordsOf(key)) && key.endsWith("'");
  return {
    known: (key) => (isWord(key) ? rowsWithWords(libraryId, wordsOf(key)) : null),
    besides: (known) => rowsWithWords(libraryId, [words, ...known.map(({ key }) => `!${wordsOf(key)}`)].join(' & ')),
  };
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

// A prefix is asked for by its stem and as typed, which most often begins with the stem.
function once(words: string): string {
  const either = [...new Set(words.split(' | '))];
  const [stem = '', typed = '', ...more] = either;
  const isWithin = more.length === 0 && stem.endsWith("':*") && typed.startsWith(stem.slice(0, -3));
  return words.includes('(') ? words : isWithin ? stem : either.join(' | ');
}

function isSingle(words: string): boolean {
  return /^'[^' ]+'(?::\*)?$/.test(words);
}
