import { longestRecord } from './format.ts';

/** A line with its ending (`\n`, `\r\n`, `\r` or none at the end of the file), its number from 1 and where in the text it begins. */
export type Line = { number: number; text: string; ending: string; from: number };

/**
 * Splits text that comes in pieces into lines; a `\r` at the end of a piece waits for the `\n` that may follow. What lines were cut from can be
 * had again in one piece, from the place that is kept.
 */
export class LineSplitter {
  #buffer = '';
  /** Where in the text the buffer begins, and where in the buffer what is not split yet. */
  #base = 0;
  #at = 0;
  #kept = Number.POSITIVE_INFINITY;
  #number = 0;

  push(text: string): Line[] {
    const cut = Math.min(this.#at, this.#kept - this.#base);
    const waiting = this.#buffer.length - this.#at;
    this.#buffer = this.#buffer.slice(cut) + text;
    this.#base += cut;
    this.#at -= cut;
    // What waits has no line ending in it, but perhaps a `\r` at its very end.
    return this.#split(false, this.#at + Math.max(0, waiting - 1));
  }

  end(): Line[] {
    const lines = this.#split(true, this.#at);
    if (this.#at < this.#buffer.length) this.#take(lines, this.#buffer.length, '');
    return lines;
  }

  /** From here on the text is kept, until another place is named. */
  keep(from: number) {
    this.#kept = from;
  }

  between(from: number, to: number): string {
    return this.#buffer.slice(from - this.#base, to - this.#base);
  }

  #split(isLast: boolean, searchFrom: number): Line[] {
    const lines: Line[] = [];
    const text = this.#buffer;
    let carriage = text.indexOf('\r', searchFrom);
    let feed = text.indexOf('\n', searchFrom);
    for (;;) {
      if (feed !== -1 && feed < this.#at) feed = text.indexOf('\n', this.#at);
      if (carriage !== -1 && carriage < this.#at) carriage = text.indexOf('\r', this.#at);
      const at = feed === -1 || (carriage !== -1 && carriage < feed) ? carriage : feed;
      if (at === -1 || (at === carriage && at === text.length - 1 && !isLast)) break;
      this.#take(lines, at, at === feed ? '\n' : feed === at + 1 ? '\r\n' : '\r');
    }
    // A line without end is given out as it is; no record is that long.
    if (text.length - this.#at > longestRecord) this.#take(lines, text.length, '');
    return lines;
  }

  #take(lines: Line[], to: number, ending: string) {
    lines.push({ number: ++this.#number, text: this.#buffer.slice(this.#at, to), ending, from: this.#base + this.#at });
    this.#at = to + ending.length;
  }
}

/** The text without the line ending after it, and empty lines; blanks at the end of its last line are its own. */
export function withoutLastEnding(text: string): string {
  // One line ending after a word is the rule.
  const last = text.length - (text.endsWith('\r\n') ? 2 : text.endsWith('\n') ? 1 : 0);
  if (last < text.length && text.charCodeAt(last - 1) > 32 && text.charCodeAt(last - 1) < 127)
    return text.slice(0, last);
  const end = text.trimEnd().length;
  const ending = text.slice(end).search(/[\r\n]/);
  return ending < 0 ? text : text.slice(0, end + ending);
}
