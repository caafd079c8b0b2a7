import { longestRecord, type ReadEvent, type ReadRecord, type Token } from '../format.ts';
import { type Line, LineSplitter, withoutLastEnding } from '../line-splitter.ts';
import { outside } from '../outside.ts';
import { type Parser, streamingReader } from '../streaming.ts';
import { mapRis } from './map.ts';
import { cslTypeOf } from './reference-types.ts';
import { knownTags } from './tags.ts';

const tagLine = /^\s{0,3}([A-Z][A-Z0-9]) {1,2}-(?: |$)/;
const wideTagLine = /^\s{0,3}([A-Z][A-Z0-9]) {2}-/;
// A type that is written in another way still begins a record, whose tags may be so too; elsewhere such a tag is worth a word.
const looseTypeLine = /^\s{0,3}TY\s{0,4}-\s{0,4}([A-Z]+)\s*$/i;
const looseTagLine = /^\s{0,3}([A-Z][A-Z0-9])\s{0,4}-(?:\s|$)/i;
const squeezed = /[A-Z][A-Z0-9] {2}- /;
// EndNote writes several addresses below each other.
const address = /^https?:\/\//i;
// The one longer tag there is: PsycINFO has it.
const pubmedLine = /^PMID {1,2}- /;
const running = new Set(['AB', 'N1', 'N2']);
const prose = new Set(['AB', 'N1', 'N2', 'TI', 'T1', 'KW']);

/** `from` and `to` say where in the text the record stands, `starts` where the piece each token was read from begins. */
type Open = {
  line: number;
  lineTo: number;
  from: number;
  to: number;
  starts: number[];
  tokens: Token[];
  isNarrow: boolean;
  isLoose: boolean;
  hasType: boolean;
};

/** RIS, line by line: a record runs from its `TY` to its `ER`, to the next `TY`, or to the end of the file. */
class RisParser implements Parser {
  #splitter = new LineSplitter();
  #open: Open | null = null;
  #skipping = false;
  #index = 0;
  #events: ReadEvent[] = [];
  /** The pieces of text the tokens of the record closed last were read from, one each, where they are asked for. */
  blocks: string[] = [];
  readonly keepsBlocks: boolean;

  constructor(keepsBlocks = false) {
    this.keepsBlocks = keepsBlocks;
  }

  push(text: string): ReadEvent[] {
    for (const line of this.#splitter.push(text)) this.#take(line);
    return this.#flush();
  }

  end(): ReadEvent[] {
    for (const line of this.#splitter.end()) this.#take(line);
    if (this.#open?.hasType)
      this.#problem('warning', this.#open.line, 'The record has no ER line; it ends with the file.');
    this.#close();
    if (this.#index === 0)
      this.#problem('error', 1, 'No record was found: RIS records begin with a line “TY  - ”.', null);
    return this.#flush();
  }

  #flush(): ReadEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  #take(line: Line) {
    const open = this.#open;
    const plain = plainTag(line.text);
    const match = plain ? null : tagLineOf(open).exec(line.text);
    const tag = plain ?? match?.[1]?.toUpperCase();
    const isOdd = tag === undefined || (open?.isLoose && !plain);
    if (isOdd && cslTypeOf(looseTypeLine.exec(line.text)?.[1]?.toUpperCase() ?? '')) {
      this.#begin(line, false);
      if (this.#open) this.#open.isLoose = true;
      return this.#problem('warning', line.number, 'This line was read as the beginning of a record, “TY  - ”.');
    }
    if (tag === 'TY') return this.#begin(line, /^\s*TY -/.test(line.text));
    if (!open) return this.#takeOutside(line, tag);
    if (tag === undefined && pubmedLine.test(line.text)) this.#add(open, line, 'PMID', line.text.indexOf('-') + 1);
    else this.#add(open, line, tag, plain ? 5 : (match?.[0].length ?? 0));
  }

  #takeOutside(line: Line, tag: string | undefined) {
    if (this.#skipping || line.text.trim() === '') return;
    if (tag === undefined || tag === 'ER') {
      this.#events.push(...outside(line.text, line.number, this.#index === 0));
      return;
    }
    this.#open = this.#opened(line, !wideTagLine.test(line.text), false);
    this.#take(line);
  }

  #begin(line: Line, isNarrow: boolean) {
    if (this.#open?.hasType) {
      this.#problem(
        'warning',
        this.#open.line,
        `The record has no ER line; the next one begins in line ${line.number}.`,
      );
      this.#close();
    } else if (this.#open) this.#demote(this.#open);
    this.#skipping = false;
    this.#open = this.#opened(line, isNarrow, true);
    this.#add(this.#open, line, 'TY', line.text.indexOf('-') + 1);
  }

  /** Tagged lines that were followed by a `TY` were a header. */
  #demote(open: Open) {
    const rawText = withoutLastEnding(this.#splitter.between(open.from, open.to));
    this.#events.push(...outside(rawText, open.line, this.#index === 0));
    this.#open = null;
  }

  #add(open: Open, line: Line, tag: string | undefined, valueAt: number) {
    const text = line.text;
    const end = line.from + text.length + line.ending.length;
    if (end - open.from > longestRecord) return this.#giveUp(open);
    if (tag === undefined) {
      const more = text.trim();
      if (more !== '') open.lineTo = line.number;
      const last = open.tokens.at(-1);
      const seems = looseTagLine.exec(text)?.[1]?.toUpperCase() ?? '';
      if (last && !running.has(last[0]) && tagsByCode[seems.charCodeAt(0) * 128 + seems.charCodeAt(1)])
        this.#problem(
          'warning',
          line.number,
          `“${seems}” seems to be a tag; the line was read as part of the one before.`,
        );
      if (last?.[0] === 'UR' && address.test(more)) {
        open.starts.push(line.from);
        open.tokens.push(['UR', more, null]);
      } else if (last) last[1] += `\n${more}`;
      open.to = end;
      return;
    }
    open.lineTo = line.number;
    const value = text.slice(text.charCodeAt(valueAt) === 32 ? valueAt + 1 : valueAt);
    // A line ending was lost between two records.
    if (tag === 'ER' && /^\s*TY {1,2}- /.test(value)) return this.#splitLine(open, line, text.indexOf('TY', valueAt));
    if (!prose.has(tag) && text.includes('  - ', valueAt) && squeezed.test(value)) {
      this.#problem(
        'warning',
        line.number,
        'Two tags seem to stand in this line.',
        this.#index,
        text.length - value.length + value.search(squeezed) + 1,
      );
    }
    open.starts.push(line.from);
    open.to = end;
    open.tokens.push([tag, value.trim(), null]);
    if (tag === 'ER') this.#close();
  }

  #splitLine(open: Open, line: Line, at: number) {
    this.#problem('warning', line.number, 'A line ending is missing before this tag.', this.#index, at + 1);
    if (open.isNarrow) open.isNarrow = false;
    this.#take({ ...line, text: line.text.slice(0, at), ending: '' });
    this.#take({ ...line, text: line.text.slice(at), from: line.from + at });
  }

  #giveUp(open: Open) {
    this.#problem('error', open.line, `The record is longer than ${longestRecord} characters and was skipped.`);
    this.#open = null;
    this.#splitter.keep(Number.POSITIVE_INFINITY);
    this.#skipping = true;
    this.#index++;
  }

  #close() {
    const open = this.#open;
    this.#open = null;
    if (!open) return;
    if (!open.hasType) this.#problem('warning', open.line, 'The record has no TY line; it was read as a document.');
    for (const token of open.tokens) if (token[1].endsWith('\n')) token[1] = token[1].trimEnd();
    const index = this.#index++;
    const { line, lineTo, from, to, starts, tokens } = open;
    const mapped = mapRis(tokens, (message, field) => {
      const start = starts[tokens.findIndex(([tag]) => tag === field)] ?? from;
      const above = this.#splitter.between(from, start).match(/\r\n|\r|\n/g)?.length ?? 0;
      const place = { line: line + above, column: 1, index, field };
      this.#events.push({ kind: 'problem', problem: { severity: 'warning', ...place, message } });
    });
    const rawText = withoutLastEnding(this.#splitter.between(from, to));
    if (this.keepsBlocks) this.blocks = starts.map((start, at) => this.#splitter.between(start, starts[at + 1] ?? to));
    this.#splitter.keep(Number.POSITIVE_INFINITY);
    this.#events.push({ kind: 'record', record: { index, line, lineTo, rawText, tokens, ...mapped } });
  }

  #opened({ number, from }: Line, isNarrow: boolean, hasType: boolean): Open {
    this.#splitter.keep(from);
    return { line: number, lineTo: number, from, to: from, starts: [], tokens: [], isNarrow, isLoose: false, hasType };
  }

  #problem(
    severity: 'error' | 'warning',
    line: number,
    message: string,
    index: number | null = this.#index,
    column = 1,
  ) {
    this.#events.push({ kind: 'problem', problem: { severity, line, column, index, message } });
  }
}

function tagLineOf(open: Open | null): RegExp {
  if (open?.isLoose) return looseTagLine;
  return open && !open.isNarrow && open.hasType ? wideTagLine : tagLine;
}

/** The tag of a line that begins as nearly all do, `AU  - `. */
function plainTag(text: string): string | undefined {
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(3) !== 32 || text.charCodeAt(2) !== 32) return undefined;
  if (text.length > 5 && text.charCodeAt(5) !== 32) return undefined;
  return tagsByCode[text.charCodeAt(0) * 128 + text.charCodeAt(1)];
}

// One text for each tag, so that comparing tags is comparing places in memory.
const tagsByCode: string[] = [];
for (const tag of knownTags) tagsByCode[tag.charCodeAt(0) * 128 + tag.charCodeAt(1)] = tag;

/** One record and the pieces of text its tokens were read from; null when the text holds none. */
export function parseRisRecord(rawText: string): { record: ReadRecord; blocks: string[] } | null {
  const parser = new RisParser(true);
  const records = [...parser.push(rawText), ...parser.end()].filter((event) => event.kind === 'record');
  return records.length === 1 && records[0] ? { record: records[0].record, blocks: parser.blocks } : null;
}

export const readRis = streamingReader(() => new RisParser());
