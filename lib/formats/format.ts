import type { CslItem } from '#lib/csl/item.ts';

/** The names of the outer contract; `formats.ts` says which are read and which written. */
export type FormatName =
  | 'bibtex'
  | 'biblatex'
  | 'ris'
  | 'nbib'
  | 'pubmed-xml'
  | 'endnote-xml'
  | 'enw'
  | 'refworks'
  | 'csl-json'
  | 'csv';

/** One tag, field or column as the file has it, and the CSL variable it became; null when it became none. */
export type Token = [tag: string, value: string, mappedTo: string | null];

/** An evidence level as it travels: never its label. */
export type CarriedLevel = { scheme: string; version: string; code: string; question?: string };

/** What of ours travels in a file beside the bibliographic record: tags as `facet:term` slugs, notes as Markdown. */
export type Carried = { tags: string[]; levels: CarriedLevel[]; notes: string[] };

/** One record of a file. Lines are counted from 1, `line` the first, `lineTo` the last; `index` counts records from 0. */
export type ReadRecord = Carried & {
  index: number;
  line: number;
  lineTo: number;
  /** The record's text exactly as it stands in the file, without the line ending after it. */
  rawText: string;
  /** Everything in the record, in its order, mapped or not. */
  tokens: Token[];
  /** Without `id`. What no CSL variable holds is under `custom`, as `x-<format>-<tag>`. */
  csl: CslItem;
  citationKey?: string;
  /** Those that are not `tags`; the same are in `csl.keyword`. */
  keywords: string[];
};

/**
 * Something wrong in a file. `line` and `column` count from 1. `index` is the record's, or the place it would have had; null when
 * it concerns the file. An `error` whose index has no record means that the record was not read.
 */
export type ReadProblem = {
  severity: 'error' | 'warning';
  line: number;
  column: number;
  index: number | null;
  key?: string;
  field?: string;
  message: string;
};

/** What belongs to the file and to no record: a comment, `@string`, `@preamble`, lines before the first record. */
export type Preamble = { line: number; kind: 'comment' | 'string' | 'preamble' | 'text'; rawText: string };

export type ReadEvent =
  | { kind: 'record'; record: ReadRecord }
  | { kind: 'problem'; problem: ReadProblem }
  | { kind: 'preamble'; preamble: Preamble };

/** Text, in pieces cut anywhere. */
type TextChunks = AsyncIterable<string> | Iterable<string>;

/**
 * Pure and streaming. Events come in batches, as the text comes, and in the order of the file, but for a BibTeX record that inherits
 * from a later one, which comes when that one has been read. Never throws for what the text holds.
 */
export type Reader = (text: TextChunks) => AsyncGenerator<ReadEvent[]>;

/**
 * One record to write. With `source`, a writer of the same format repeats its text and changes only what was edited; `source.key`
 * is a key that was made up for a text without one, and is not to be written into it.
 */
export type ExportRecord = Partial<Carried> & {
  csl: CslItem;
  citationKey: string;
  source?: { format: FormatName; rawText: string; key?: string };
};

/** One by one, or several at once, which is quicker. */
type ExportRecords = AsyncIterable<ExportRecord | ExportRecord[]> | Iterable<ExportRecord | ExportRecord[]>;
export type Writer = (records: ExportRecords) => AsyncGenerator<string>;

export type Format = {
  name: FormatName;
  label: string;
  /** Without a dot. */
  extension: string;
  mediaType: string;
  read?: Reader;
  write?: Writer;
};

/** Longest record that is read, in characters; a longer one is reported and skipped. */
export const longestRecord = 4_000_000;
