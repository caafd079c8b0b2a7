import type { Transaction } from '#lib/database.ts';
import { type Piece, piecesToAsk, type SearchedRecord, searchVector } from '../search-words.ts';

// Some ten megabytes; a library's words are fewer, those of many libraries are learned again.
const mostKnown = 50_000;
const known = new Map<string, Piece>();
// Stands behind a piece, to tell how many places it takes.
const mark = 'zzqx';

/** What is searched of records, as Postgres would make it of each alone: each word is asked about once, and kept in the process. Null where it must do it itself. */
export async function searchVectors(
  tx: Pick<Transaction, '$queryRaw'>,
  records: readonly SearchedRecord[],
): Promise<(string | null)[]> {
  if (known.size > mostKnown) known.clear();
  const asked = piecesToAsk(records, (piece) => known.has(piece));
  if (asked.length > 0) {
    const rows = await tx.$queryRaw<{ piece: string; vector: string; isMarked: boolean }[]>`
      SELECT piece, to_tsvector('english', folded || ${` ${mark}`})::text AS vector, folded ~ '[<&]' AS "isMarked"
      FROM (SELECT piece, fold_text(piece) AS folded FROM unnest(${asked}::text[]) AS piece OFFSET 0) AS each`;
    for (const { piece, vector, isMarked } of rows) known.set(piece, isMarked ? null : readVector(vector));
  }
  return records.map((record) => searchVector(record, (piece) => known.get(piece)));
}

function readVector(vector: string): Piece {
  if (/''|\\/.test(vector)) return null;
  const lexemes = [...vector.matchAll(/'([^']*)':([\d,]+)/g)].flatMap(([, lexeme = '', places = '']) =>
    places.split(',').map((place) => [lexeme, Number(place)] as const),
  );
  lexemes.sort(([, one], [, other]) => one - other);
  const last = lexemes.pop();
  return last?.[0] === mark ? { lexemes, places: last[1] - 1 } : null;
}
