import type { CslItem } from '#lib/csl/item.ts';

/**
 * What Postgres makes of a piece of text between spaces and ASCII punctuation: lexemes with their places in it, and how many places it takes. Null where it must
 * not be taken on its own.
 */
export type Piece = { lexemes: readonly (readonly [lexeme: string, place: number])[]; places: number } | null;

/** What of a citation is searched; the columns as they are stored. */
export type SearchedRecord = {
  csl: CslItem;
  key: string;
  title: string;
  containerTitle: string | null;
  doi: string | null;
  pmid: string | null;
  pmcid: string | null;
};

const pieces = /[A-Za-z0-9\u0080-\u{10ffff}]+/gu;
// A tag or an entity is left out, with all that stands between its ends: only Postgres' parser knows where these are.
const marked = /<\/?[A-Za-z!?\u0080-\u{10ffff}]|&[A-Za-z#\u0080-\u{10ffff}]/u;
const longestPiece = 60;
// Postgres stops counting beyond these.
const mostPlaces = 16_000;
const mostOfLexeme = 255;

/** The texts of a record with their weights, in the order of `citation_search_vector`; null when it holds what only Postgres can tell. */
function weighed({ csl, key, title, containerTitle, doi, pmid, pmcid }: SearchedRecord): [string, string][] | null {
  const names = namesOf(csl);
  const said = ['title-short', 'container-title-short', 'keyword', 'publisher', 'note', 'abstract'].map(
    (name) => csl[name],
  );
  if (names === null || !said.every((text) => text === undefined || text === null || typeof text === 'string'))
    return null;
  const [titleShort, containerShort, keyword, publisher, note, abstract] = said as (string | null | undefined)[];
  return [
    ['A', joined(title, titleShort, key, doi, pmid, pmcid)],
    ['B', joined(names, containerTitle, containerShort)],
    ['C', joined(keyword, publisher, note)],
    ['', joined(abstract)],
  ];
}

function joined(...texts: (string | null | undefined)[]): string {
  return texts.filter((text) => text !== null && text !== undefined).join(' ');
}

// In the order in which jsonb keeps them.
function namesOf(csl: CslItem): string | null {
  const names: string[] = [];
  for (const variable of Object.keys(csl).sort(asJsonb)) {
    const value: unknown = csl[variable];
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item === null || typeof item !== 'object') continue;
      if (Array.isArray(item)) return null;
      if (item.family === undefined && item.literal === undefined) continue;
      const parts = [item.given, item.family, item.literal];
      if (!parts.every((part) => part === undefined || part === null || typeof part === 'string')) return null;
      names.push(joined(...parts));
    }
  }
  return names.join(' ');
}

function asJsonb(one: string, other: string): number {
  return Buffer.byteLength(one) - Buffer.byteLength(other) || (one < other ? -1 : 1);
}

/** A piece that needs no asking: a number, or letters with digits behind them. */
function plainPiece(piece: string): Piece | undefined {
  if (piece.length > longestPiece) return null;
  const isPlain = /^\d+$/.test(piece) || /^[A-Za-z]+\d[A-Za-z0-9]*$/.test(piece);
  return isPlain ? { lexemes: [[piece.toLowerCase(), 1]], places: 1 } : undefined;
}

/** The pieces of records that only Postgres can tell of. */
export function piecesToAsk(records: readonly SearchedRecord[], isKnown: (piece: string) => boolean): string[] {
  const asked = new Set<string>();
  for (const record of records) {
    for (const [, text] of weighed(record) ?? []) {
      for (const [piece] of text.matchAll(pieces)) {
        if (!isKnown(piece) && !asked.has(piece) && plainPiece(piece) === undefined) asked.add(piece);
      }
    }
  }
  return [...asked];
}

/** The record's `tsvector` as text, put together of its pieces; null when Postgres has to make it. */
export function searchVector(record: SearchedRecord, known: (piece: string) => Piece | undefined): string | null {
  const places = new Map<string, string[]>();
  let last = 0;
  for (const [weight, text] of weighed(record) ?? [['', '<?']]) {
    if (marked.test(text)) return null;
    let before = last;
    for (const [piece] of text.matchAll(pieces)) {
      const found = known(piece) ?? plainPiece(piece);
      if (!found) return null;
      for (const [lexeme, place] of found.lexemes) {
        last = before + place;
        const held = places.get(lexeme);
        if (held) held.push(`${last}${weight}`);
        else places.set(lexeme, [`${last}${weight}`]);
      }
      before += found.places;
    }
  }
  if (last > mostPlaces) return null;
  let vector = '';
  for (const [lexeme, held] of places) {
    if (held.length > mostOfLexeme) return null;
    vector += `'${lexeme}':${held.join(',')} `;
  }
  return vector;
}
