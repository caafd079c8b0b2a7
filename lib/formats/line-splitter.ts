import { longestRecord } from './format.ts';

/** A line with its ending (`\n`, `\r\n`, `\r` or none at the end of the file) and its number from 1. */
export type Line = { number: number; text: string; ending: string };

/** Splits text that comes in pieces into lines; a `\r` at the end of a piece waits for the `\n` that may follow. */
export class LineSplitter {
  #rest = '';
  #number = 0;

  push(text: string): Line[] {
    // What waits has no line ending in it, but perhaps a `\r` at its very end.
    return this.#split(this.#rest + text, false, Math.max(0, this.#rest.length - 1));
  }

  end(): Line[] {
    const lines = this.#split(this.#rest, true, 0);
    if (this.#rest !== '') lines.push({ number: ++this.#number, text: this.#rest, ending: '' });
    this.#rest = '';
    return lines;
  }

  #split(text: string, isLast: boolean, searchFrom: number): Line[] {
    const lines: Line[] = [];
    let from = 0;
    let carriage = text.indexOf('\r', searchFrom);
    let feed = text.indexOf('\n', searchFrom);
    for (;;) {
      if (feed !== -1 && feed < from) feed = text.indexOf('\n', from);
      if (carriage !== -1 && carriage < from) carriage = text.indexOf('\r', from);
      const at = feed === -1 || (carriage !== -1 && carriage < feed) ? carriage : feed;
      if (at === -1 || (at === carriage && at === text.length - 1 && !isLast)) break;
      const ending = at === feed ? '\n' : feed === at + 1 ? '\r\n' : '\r';
      lines.push({ number: ++this.#number, text: text.slice(from, at), ending });
      from = at + ending.length;
    }
    // A line without end is given out as it is; no record is that long.
    if (text.length - from > longestRecord) {
      lines.push({ number: ++this.#number, text: text.slice(from), ending: '' });
      from = text.length;
    }
    this.#rest = text.slice(from);
    return lines;
  }
}

/** The text without the line ending after it, and empty lines; blanks at the end of its last line are its own. */
export function withoutLastEnding(text: string): string {
  const end = text.trimEnd().length;
  const ending = text.slice(end).search(/[\r\n]/);
  return ending < 0 ? text : text.slice(0, end + ending);
}
