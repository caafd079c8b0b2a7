import type { Query, QueryTerms } from './query-tree.ts';

type Text = Extract<Query, { kind: 'text' }>;

/** Of one name. */
const mostWords = 6;

/**
 * Words that are a name of a term also find what carries the term: `mu opioid receptor` is those words, or the tag MOR. Words next to one
 * another are one name when the vocabulary knows it, the longest first. Phrases in quotes and words of a field stand for themselves.
 */
export function nameTerms(query: Query, terms: QueryTerms): Query {
  switch (query.kind) {
    case 'text':
      return isBare(query) ? (named([query], terms) ?? query) : query;
    case 'not':
      return { kind: 'not', part: nameTerms(query.part, terms) };
    case 'or':
      return { kind: 'or', parts: query.parts.map((part) => nameTerms(part, terms)) };
    case 'and':
      return oneOrAll(nameRuns(query.parts, terms));
    default:
      return query;
  }
}

function nameRuns([part, ...rest]: Query[], terms: QueryTerms): Query[] {
  if (!part) return [];
  const { query, others } = longestName([part, ...rest], terms) ?? { query: nameTerms(part, terms), others: rest };
  return [query, ...nameRuns(others, terms)];
}

/** The longest name the parts begin with, and the parts behind it. */
function longestName(parts: Query[], terms: QueryTerms): { query: Query; others: Query[] } | null {
  const end = parts.findIndex((part) => !isBare(part));
  const words = parts.slice(0, end < 0 ? mostWords : Math.min(end, mostWords)).filter(isBare);
  for (let length = words.length; length > 0; length -= 1) {
    const query = named(words.slice(0, length), terms);
    if (query) return { query, others: parts.slice(length) };
  }
  return null;
}

function named(words: Text[], terms: QueryTerms): Query | null {
  const termIds = terms.find(words.map(({ text }) => text).join(' '));
  if (!termIds) return null;
  return { kind: 'or', parts: [oneOrAll(words), { kind: 'tag', termIds }] };
}

function oneOrAll(parts: Query[]): Query {
  return parts.length === 1 && parts[0] ? parts[0] : { kind: 'and', parts };
}

function isBare(query: Query): query is Text {
  return query.kind === 'text' && query.field === 'any' && query.match === 'words';
}
