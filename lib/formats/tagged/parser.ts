import { keepCustom } from '../carried.ts';
import { longestRecord, type ReadEvent, type Token } from '../format.ts';
import { type Line, LineSplitter, withoutLastEnding } from '../line-splitter.ts';
import { outside } from '../outside.ts';
import { mapRis } from '../ris/map.ts';
import type { Parser } from '../streaming.ts';

/** A format of lines with a tag each that says what RIS says, under other names. */
export type TaggedDialect = {
  /** Of `custom`: `x-<prefix>-<tag>`. */
  prefix: string;
  nothingFound: string;
  /** The tag at the beginning of a line, and where its value begins; null when it has none. */
  tagOf: (line: string) => { tag: string; valueAt: number } | null;
  /** The tag that a record begins with. */
  first: string;
  /** Whether an empty line ends a record that did not begin with that tag. */
  endsWithBlank: boolean;
  /** The tokens in the words of RIS, each with the token it comes of; what is left out has no tag in RIS. */
  toRis: (tokens: Token[]) => { ris: Token; own: Token }[];
};

type Open = {
  line: number;
  lineTo: number;
  blocks: string[];
  tokens: Token[];
  lines: number[];
  size: number;
  isAfterBlank: boolean;
};

/** Line by line: a record begins with its first tag, or after an empty line. */
export class TaggedParser implements Parser {
  readonly #dialect: TaggedDialect;
  #splitter = new LineSplitter();
  #open: Open | null = null;
  #index = 0;
  #events: ReadEvent[] = [];

  constructor(dialect: TaggedDialect) {
    this.#dialect = dialect;
  }

  push(text: string): ReadEvent[] {
    this.#events = [];
    for (const line of this.#splitter.push(text)) this.#take(line);
    return this.#events;
  }

  end(): ReadEvent[] {
    this.#events = [];
    for (const line of this.#splitter.end()) this.#take(line);
    this.#close();
    if (this.#index === 0) this.#problem('error', 1, this.#dialect.nothingFound, null);
    return this.#events;
  }

  #take(line: Line) {
    const open = this.#open;
    if (line.text.trim() === '') {
      if (open) open.isAfterBlank = true;
      this.#extend(line);
      return;
    }
    const found = this.#dialect.tagOf(line.text);
    if (!found) {
      if (!open) this.#outside(line);
      else this.#continue(open, line);
      return;
    }
    // Where an empty line ends a record its first tag may stand lower down, if it is the only one.
    const isFirst = found.tag === this.#dialect.first;
    const isLate = isFirst && this.#dialect.endsWithBlank && open?.tokens.every(([tag]) => tag !== found.tag);
    const isNew = (isFirst && !isLate) || (open?.isAfterBlank && this.#dialect.endsWithBlank);
    if (isNew) this.#close();
    // Without its first tag a line at the beginning is a header, where records must have that tag.
    if (!this.#open && !isNew && !this.#dialect.endsWithBlank) return this.#outside(line);
    this.#open ??= { line: line.number, lineTo: 0, blocks: [], tokens: [], lines: [], size: 0, isAfterBlank: false };
    this.#open.tokens.push([found.tag, line.text.slice(found.valueAt).trim(), null]);
    this.#open.lines.push(line.number);
    this.#open.isAfterBlank = false;
    this.#open.lineTo = line.number;
    this.#extend(line);
  }

  #outside({ text, number }: Line) {
    this.#events.push(...outside(text, number, this.#index === 0));
  }

  #continue(open: Open, line: Line) {
    const last = open.tokens.at(-1);
    if (last) last[1] += `\n${line.text.trim()}`;
    open.lineTo = line.number;
    this.#extend(line);
  }

  #extend(line: Line) {
    const open = this.#open;
    if (!open) return;
    open.size += line.text.length + line.ending.length;
    open.blocks.push(line.text + line.ending);
    if (open.size <= longestRecord) return;
    this.#problem('error', open.line, `The record is longer than ${longestRecord} characters and was skipped.`);
    this.#open = null;
    this.#index++;
  }

  #close() {
    const open = this.#open;
    this.#open = null;
    if (!open) return;
    const { line, lineTo, blocks, tokens, lines } = open;
    const index = this.#index++;
    const translated = this.#dialect.toRis(tokens);
    const mapped = mapRis(
      translated.map(({ ris }) => ris),
      (message, tag) => {
        const own = translated.find(({ ris }) => ris[0] === tag)?.own;
        const place = { line: (own && lines[tokens.indexOf(own)]) ?? line, column: 1, index };
        const problem = { severity: 'warning' as const, ...place, ...(own && { field: own[0] }), message };
        this.#events.push({ kind: 'problem', problem });
      },
    );
    for (const { ris, own } of translated) own[2] = ris[2];
    const known = new Set(translated.map(({ own }) => own));
    for (const token of tokens) {
      const name = `x-${this.#dialect.prefix}-${token[0].toLowerCase()}`;
      if (!known.has(token) && token[1] !== '') keepCustom(mapped.csl, name, token[1]);
    }
    const rawText = withoutLastEnding(blocks.join(''));
    this.#events.push({ kind: 'record', record: { index, line, lineTo, rawText, tokens, ...mapped } });
  }

  #problem(severity: 'error' | 'warning', line: number, message: string, index: number | null = this.#index) {
    this.#events.push({ kind: 'problem', problem: { severity, line, column: 1, index, message } });
  }
}
