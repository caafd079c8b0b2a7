import { longestRecord, type ReadEvent, type ReadRecord, type Token } from '../format.ts';
import { type Line, LineSplitter, withoutLastEnding } from '../line-splitter.ts';
import { outside } from '../outside.ts';
import { type Parser, streamingReader } from '../streaming.ts';
import { mapNbib } from './map.ts';
import { knownTags, onceOnly } from './tags.ts';

// The tag is filled up to four letters; some programs do not, which is taken only of tags we know.
const paddedTag = /^[A-Z][A-Z0-9]{1,3} {0,2}$/;
const looseTagLine = /^ {0,3}([A-Z][A-Z0-9]{1,3}) {0,3}- ?/;

/** `from` and `to` say where in the text the record stands, `starts` where each token begins, `lines` in which line of the file. */
type Open = {
  lineTo: number;
  from: number;
  to: number;
  starts: number[];
  lines: number[];
  tokens: Token[];
  /** How many tokens stood before the last empty line. */
  blankAt: number;
};

/** NBIB, line by line: a record begins with `PMID`, or after an empty line with a tag that the record before has already. */
class NbibParser implements Parser {
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
    this.#close();
    if (this.#index === 0)
      this.#problem('error', 1, 'No record was found: NBIB records begin with a line “PMID- ”.', null);
    return this.#flush();
  }

  #flush(): ReadEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  #take(line: Line) {
    const open = this.#open;
    // Most lines go on with an abstract or an address.
    if (open && line.text.startsWith('      ') && line.text.charCodeAt(6) > 32) return this.#continue(open, line);
    if (line.text.trim() === '') {
      if (!open) return;
      open.to = endOf(line);
      open.blankAt = open.tokens.length;
      return;
    }
    const found = tagOf(line.text);
    if (found) this.#takeTag(line, found.tag, found.valueAt);
    else if (open) this.#continue(open, line);
    else if (!this.#skipping) this.#events.push(...outside(line.text, line.number, this.#index === 0));
  }

  #takeTag(line: Line, tag: string, valueAt: number) {
    const open = this.#open;
    if (open && (tag === 'PMID' || this.#beginsAnew(open, tag))) {
      if (tag === 'PMID' || open.blankAt === open.tokens.length) this.#close();
      else this.#split(open);
    }
    if (!this.#open && this.#skipping && tag !== 'PMID') return;
    this.#skipping = false;
    if (!this.#open) {
      this.#splitter.keep(line.from);
      this.#open = { lineTo: 0, from: line.from, to: line.from, starts: [], lines: [], tokens: [], blankAt: -1 };
    }
    this.#add(this.#open, line, tag, line.text.slice(valueAt).trim());
  }

  #beginsAnew({ blankAt, tokens }: Open, tag: string): boolean {
    if (blankAt < 1) return false;
    const isAfterBlank = blankAt === tokens.length;
    if (isAfterBlank && (tag === 'OWN' || tokens[0]?.[0] !== 'PMID')) return true;
    return onceOnly.has(tag) && tokens.slice(0, blankAt).some((token) => token[0] === tag);
  }

  /** What stands after the empty line turns out to be another record, which has lost its first line. */
  #split(open: Open) {
    const at = open.blankAt;
    const from = open.starts[at] ?? open.to;
    const [starts, lines, tokens] = [open.starts.splice(at), open.lines.splice(at), open.tokens.splice(at)];
    const rest = { ...open, from, starts, lines, tokens, blankAt: -1 };
    open.lineTo = (lines[0] ?? open.lineTo) - 1;
    open.to = from;
    this.#close();
    this.#splitter.keep(from);
    this.#open = rest;
  }

  #add(open: Open, line: Line, tag: string, value: string) {
    const end = endOf(line);
    if (end - open.from > longestRecord) return this.#giveUp(open);
    open.lineTo = line.number;
    open.starts.push(line.from);
    open.to = end;
    open.lines.push(line.number);
    open.tokens.push([tag, value, null]);
  }

  #continue(open: Open, line: Line) {
    const isIndented = line.text.charCodeAt(0) <= 32 || /^\s/.test(line.text);
    if (!isIndented) {
      this.#problem('warning', line.number, 'This line has no tag; it was read as part of the one before.');
      // After an empty line it may belong to a record whose first line is damaged.
      if (open.blankAt === open.tokens.length) return this.#add(open, line, '', line.text.trim());
    }
    const end = endOf(line);
    if (end - open.from > longestRecord) return this.#giveUp(open);
    open.lineTo = line.number;
    open.to = end;
    const last = open.tokens.at(-1);
    const more = line.text.trim();
    if (last) last[1] = last[1] === '' ? more : `${last[1]} ${more}`;
  }

  #giveUp(open: Open) {
    this.#problem(
      'error',
      open.lines[0] ?? 1,
      `The record is longer than ${longestRecord} characters and was skipped.`,
    );
    this.#open = null;
    this.#splitter.keep(Number.POSITIVE_INFINITY);
    this.#skipping = true;
    this.#index++;
  }

  #close() {
    const open = this.#open;
    this.#open = null;
    if (!open) return;
    const { tokens, from, to, starts, lines, lineTo } = open;
    const line = lines[0] ?? 1;
    if (tokens[0]?.[0] !== 'PMID' && !tokens.some(([tag]) => tag === 'OID'))
      this.#problem('warning', line, 'The record does not begin with a PMID line.');
    const index = this.#index++;
    const mapped = mapNbib(tokens, (message, field) => {
      const at = tokens.findIndex(([tag]) => tag === field);
      const place = { line: lines[at] ?? line, column: 1, index, field };
      this.#events.push({ kind: 'problem', problem: { severity: 'warning', ...place, message } });
    });
    if (this.keepsBlocks) this.blocks = starts.map((start, at) => this.#splitter.between(start, starts[at + 1] ?? to));
    const rawText = withoutLastEnding(this.#splitter.between(from, to));
    this.#splitter.keep(Number.POSITIVE_INFINITY);
    this.#events.push({ kind: 'record', record: { index, line, lineTo, rawText, tokens, ...mapped } });
  }

  #problem(severity: 'error' | 'warning', line: number, message: string, index: number | null = this.#index) {
    this.#events.push({ kind: 'problem', problem: { severity, line, column: 1, index, message } });
  }
}

const endOf = ({ from, text, ending }: Line) => from + text.length + ending.length;

const padded = new Map<string, string>([...knownTags].map((tag) => [tag.padEnd(4), tag]));

function tagOf(text: string): { tag: string; valueAt: number } | null {
  if (text.charCodeAt(4) === 45 && (text.length === 5 || text.charCodeAt(5) === 32)) {
    const head = text.slice(0, 4);
    const tag = padded.get(head) ?? (paddedTag.test(head) ? head.trimEnd() : undefined);
    if (tag) return { tag, valueAt: 5 };
  }
  const match = looseTagLine.exec(text);
  return match?.[1] && knownTags.has(match[1]) ? { tag: match[1], valueAt: match[0].length } : null;
}

/** One record and the pieces of text its tokens were read from; null when the text holds none. */
export function parseNbibRecord(rawText: string): { record: ReadRecord; blocks: string[] } | null {
  const parser = new NbibParser(true);
  const records = [...parser.push(rawText), ...parser.end()].filter((event) => event.kind === 'record');
  return records.length === 1 && records[0] ? { record: records[0].record, blocks: parser.blocks } : null;
}

export const readNbib = streamingReader(() => new NbibParser());
