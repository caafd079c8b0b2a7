import type { YearRange } from './year-range.ts';

/** Where words are looked for; `any` is the whole indexed record. */
export type TextField = 'any' | 'author' | 'title' | 'journal' | 'abstract' | 'note';

/** What a search in the search language says. */
export type Query =
  | { kind: 'and' | 'or'; parts: Query[] }
  | { kind: 'not'; part: Query }
  /** `words`: all of them, stemmed; `phrase`: in this order; `prefix`: a word that starts so. */
  | { kind: 'text'; field: TextField; match: 'words' | 'phrase' | 'prefix'; text: string }
  | { kind: 'year'; range: YearRange }
  | { kind: 'identifier'; column: 'doi' | 'pmid' | 'key'; text: string; prefix: boolean }
  /** Any of the terms, their descendants included. */
  | { kind: 'tag'; termIds: string[] }
  | { kind: 'level'; scheme: 'ocebm' | 'preclinical'; code: string };

/** What could not be read, by character offset from 0. `instead` is the whole query as it was most likely meant. */
export type QueryFault = { start: number; end: number; message: string; instead?: string };

/** The vocabulary as a search asks it. */
export type QueryTerms = {
  /** Ids of the terms that a text names (`facet:term`, a slug, a name or a synonym), with their descendants; null when there is none. */
  find(text: string): string[] | null;
  /** The `facet:term` of the term that a text most likely means. */
  nearest(text: string): string | null;
};
