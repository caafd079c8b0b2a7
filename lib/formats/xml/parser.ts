import type { ReadEvent, ReadRecord, Token } from '../format.ts';
import { outside } from '../outside.ts';
import type { Parser } from '../streaming.ts';
import type { XmlElement } from './element.ts';
import { parseElement, type XmlFault } from './parse.ts';
import { type Between, RecordCutter, type RecordText } from './records.ts';

type Mapped = Pick<ReadRecord, 'csl' | 'citationKey' | 'keywords' | 'tags' | 'levels' | 'notes'> & { tokens: Token[] };
type Warn = (message: string, field: string, element?: XmlElement) => void;

/** What is a record, and what it means. */
export type XmlDialect = {
  /** Names of the elements that are a record each. */
  records: string[];
  nothingFound: string;
  map: (root: XmlElement, source: string, warn: Warn) => Mapped;
};

/** XML of many records: each is cut out by its tags and parsed by itself. */
export class XmlParser implements Parser {
  readonly #dialect: XmlDialect;
  readonly #cutter: RecordCutter;
  #index = 0;
  #events: ReadEvent[] = [];

  constructor(dialect: XmlDialect) {
    this.#dialect = dialect;
    this.#cutter = new RecordCutter(dialect.records);
  }

  push(text: string): ReadEvent[] {
    return this.#takeAll(this.#cutter.push(text));
  }

  end(): ReadEvent[] {
    const events = this.#takeAll(this.#cutter.end());
    if (this.#index === 0) events.push(problem('error', { line: 1, column: 1 }, null, this.#dialect.nothingFound));
    return events;
  }

  #takeAll(found: (RecordText | Between)[]): ReadEvent[] {
    this.#events = [];
    for (const each of found) {
      if (each.kind === 'record') this.#takeRecord(each);
      else this.#takeBetween(each);
    }
    return this.#events;
  }

  #takeBetween({ kind, text, line, column }: Between) {
    const place = { line, column };
    if (kind === 'text') {
      this.#events.push(...outside(text, line, this.#index === 0 || isMarkup(text)));
      if (/<!ENTITY/i.test(text))
        this.#events.push(problem('error', place, null, 'The file defines entities. They were not read.'));
      return;
    }
    const message =
      kind === 'too-long'
        ? 'The record is too long and was skipped.'
        : 'The end of a record stands here without its beginning; it was not read.';
    this.#events.push(problem('error', place, this.#index++, message));
  }

  #takeRecord({ text, line, column, lineTo, end }: RecordText) {
    const index = this.#index++;
    const parsed = parseElement(text);
    if (!parsed) {
      this.#events.push(problem('error', { line, column }, index, 'The record is no XML.'));
      return;
    }
    const told: ReadEvent[] = [];
    const mapped = this.#dialect.map(parsed.root, text, (message, field, element) => {
      told.push(problem('warning', placeOf(text, element?.from ?? 0, line, column), index, message, field));
    });
    if (end === 'file') told.unshift(problem('error', { line, column }, index, 'The file ends within this record.'));
    for (const { at, message, isSevere } of reported(parsed.faults))
      told.push(problem(isSevere ? 'error' : 'warning', placeOf(text, at, line, column), index, message));
    this.#events.push(...told);
    this.#events.push({ kind: 'record', record: { index, line, lineTo, rawText: text, ...mapped } });
  }
}

/** The elements around the records, and what else stands in angle brackets, say nothing. */
function isMarkup(text: string): boolean {
  return text.replace(/<!--.*?(?:-->|$)|<[^>]*>/gs, '').trim() === '';
}

const mostFaults = 5;

function reported(faults: XmlFault[]): XmlFault[] {
  return faults.slice(0, mostFaults);
}

function placeOf(text: string, at: number, line: number, column: number) {
  const before = text.slice(0, at).split(/\r\n|\n|\r/);
  const last = before.at(-1)?.length ?? 0;
  return { line: line + before.length - 1, column: before.length === 1 ? column + last : last + 1 };
}

function problem(
  severity: 'error' | 'warning',
  place: { line: number; column: number },
  index: number | null,
  message: string,
  field?: string,
): ReadEvent {
  return { kind: 'problem', problem: { severity, ...place, index, message, ...(field && { field }) } };
}
