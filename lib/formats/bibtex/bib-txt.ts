import type { ReadEvent } from '../format.ts';
import { longestRecord } from '../format.ts';
import { type Line, LineSplitter, withoutLastEnding } from '../line-splitter.ts';
import { outside } from '../outside.ts';
import type { Parser } from '../streaming.ts';
import type { Dialect } from './entry-types.ts';
import { mapEntry } from './map.ts';
import type { Value } from './values.ts';

type Open = { key: string; line: number; lineTo: number; blocks: string[]; fields: [string, string][]; size: number };

/** Bib.TXT: BibTeX's fields as lines of "name: value" under a key in brackets. An entry without type is a book. */
export class BibTxtParser implements Parser {
  readonly #dialect: Dialect;
  #splitter = new LineSplitter();
  #open: Open | null = null;
  #index = 0;
  #events: ReadEvent[] = [];

  constructor(dialect: Dialect) {
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
    if (this.#index === 0) {
      const message = 'No entry was found.';
      this.#events.push({ kind: 'problem', problem: { severity: 'error', line: 1, column: 1, index: null, message } });
    }
    return this.#events;
  }

  #take(line: Line) {
    const key = /^\[([^\][]*)\]\s*$/.exec(line.text)?.[1];
    if (key !== undefined) {
      this.#close();
      this.#open = { key, line: line.number, lineTo: line.number, blocks: [], fields: [], size: 0 };
    }
    const open = this.#open;
    if (!open) {
      if (line.text.trim() !== '') this.#events.push(...outside(line.text, line.number, this.#index === 0));
      return;
    }
    open.size += line.text.length;
    if (open.size > longestRecord) return this.#giveUp(open);
    open.blocks.push(line.text + line.ending);
    if (key !== undefined || line.text.trim() === '') return;
    open.lineTo = line.number;
    const [, name, value] = /^\s+([A-Za-z][\w-]*):\s*(.*?)\s*$/.exec(line.text) ?? [];
    const last = open.fields.at(-1);
    if (name) open.fields.push([name.toLowerCase(), value ?? '']);
    else if (last && /^\s/.test(line.text)) last[1] += ` ${line.text.trim()}`;
    else this.#problem('warning', line.number, 'This line is no field; it was left out.', open.key);
  }

  #giveUp(open: Open) {
    this.#problem('error', open.line, 'The entry is too long and was skipped.', open.key);
    this.#index++;
    this.#open = null;
  }

  #close() {
    const open = this.#open;
    this.#open = null;
    if (!open) return;
    const { key, line, lineTo, fields } = open;
    if (key === '' && fields.length === 0)
      return this.#problem('warning', line, 'An entry without key and fields.', key, 1);
    const values = new Map(fields.map(([name, text]): [string, Value] => [name, { text, raw: text, isBare: false }]));
    const type = values.get('type')?.text.toLowerCase() ?? 'book';
    values.delete('type');
    const mapped = mapEntry(type, values, fields, this.#dialect);
    const rawText = withoutLastEnding(open.blocks.join(''));
    const index = this.#index++;
    this.#events.push({
      kind: 'record',
      record: { index, line, lineTo, rawText, ...(key && { citationKey: key }), ...mapped },
    });
  }

  #problem(severity: 'error' | 'warning', line: number, message: string, key: string, found = 0) {
    const index = this.#index;
    this.#index += found;
    this.#events.push({ kind: 'problem', problem: { severity, line, column: 1, index, message, ...(key && { key }) } });
  }
}
