import { longestRecord } from '../format.ts';
import { TextPosition } from '../text-position.ts';

/** One record of the file as text. `closed` is false where its end is missing or it is too long. */
export type Element = { rawText: string; line: number; column: number; lineTo: number; closed: boolean };

/** Something between records that should not be there, unless it is a part of the object around them. */
export type Stray = { text: string; line: number; column: number; isWrapper: boolean };

type Open = { start: number; depth: number; inString: boolean };

const listOpening = /^\{[^{}[\]]{0,2000}"(?:items|references|records)"\s*:\s*\[$/;
const outsideString = /["{}[\]]/g;
const insideString = /["\\\r\n]/g;

/**
 * Cuts JSON text, which comes in pieces, into its records without reading them: an array, `{"items": [ … ]}`, one object, or one a
 * line. A record whose braces do not close ends where a line begins the next one.
 */
export class ElementScanner {
  #buffer = '';
  #at = 0;
  #counted = 0;
  #position = new TextPosition();
  #open: Open | null = null;
  /** Whether the records stand in a list within an object, or stood in one. */
  #wrapper: 'none' | 'open' | 'closed' = 'none';
  #seen = 0;
  #found: (Element | Stray)[] = [];

  push(text: string): (Element | Stray)[] {
    this.#buffer += text;
    return this.#run(false);
  }

  end(): (Element | Stray)[] {
    return this.#run(true);
  }

  #run(isLast: boolean): (Element | Stray)[] {
    while (this.#open ? this.#inside(this.#open, isLast) : this.#outside(isLast)) {}
    const cut = this.#open ? this.#open.start : this.#at;
    this.#countTo(cut);
    this.#buffer = this.#buffer.slice(cut);
    this.#at -= cut;
    this.#counted -= cut;
    if (this.#open) this.#open.start -= cut;
    const found = this.#found;
    this.#found = [];
    return found;
  }

  #countTo(end: number) {
    this.#position.advance(this.#buffer, this.#counted, end);
    this.#counted = end;
  }

  /** On to the next record; false when more text is needed. */
  #outside(isLast: boolean): boolean {
    const brace = this.#buffer.indexOf('{', this.#at);
    const end = brace < 0 ? this.#buffer.length : brace;
    // Half of a stray word, or of a line ending, waits for the rest.
    if (brace < 0 && !isLast && end - this.#at < longestRecord) return false;
    this.#takeStrays(end);
    if (brace >= 0) this.#open = { start: brace, depth: 1, inString: false };
    this.#at = brace < 0 ? end : brace + 1;
    return brace >= 0;
  }

  #takeStrays(end: number) {
    // With the bracket begins what closes `{"items": [ … ], "version": 1}`.
    const bracket = this.#wrapper === 'open' ? this.#buffer.slice(this.#at, end).indexOf(']') : -1;
    if (bracket >= 0) {
      this.#tellStrays(this.#at + bracket);
      this.#wrapper = 'closed';
    }
    this.#tellStrays(end);
  }

  #tellStrays(end: number) {
    const from = this.#at;
    for (const { 0: text, index } of this.#buffer.slice(from, end).matchAll(/[^\s,[\]][^\r\n]*/g))
      this.#tell(from + index, text.replace(/[\s,]+$/, ''), this.#wrapper === 'closed');
    this.#at = end;
  }

  #tell(at: number, text: string, isWrapper: boolean) {
    this.#countTo(at);
    const { line, column } = this.#position;
    this.#found.push({ text, line, column, isWrapper });
  }

  /** On to the end of the record; false when more text is needed. */
  #inside(open: Open, isLast: boolean): boolean {
    const buffer = this.#buffer;
    while (open.depth > 0) {
      const stop = open.inString ? insideString : outsideString;
      stop.lastIndex = this.#at;
      const match = stop.exec(buffer);
      // A backslash and what it escapes are read together.
      if (!match || (match[0] === '\\' && match.index + 1 === buffer.length)) {
        this.#at = match ? match.index : buffer.length;
        return this.#unfinished(open, isLast);
      }
      this.#at = stop.lastIndex;
      if (open.inString) {
        if (match[0] === '\\') this.#at++;
        // No string holds a line ending: its quote was forgotten.
        else open.inString = false;
      } else if (match[0] === '"') open.inString = true;
      else if (match[0] === '}' || match[0] === ']') open.depth--;
      else if (this.#opens(open, match[0], match.index)) return true;
    }
    return this.#emit(open, this.#at, true);
  }

  /** A brace or bracket within the record; true when it ended the record or opened the list of them. */
  #opens(open: Open, char: string, at: number): boolean {
    if (
      char === '[' &&
      open.depth === 1 &&
      this.#seen === 0 &&
      listOpening.test(this.#buffer.slice(open.start, at + 1))
    ) {
      this.#wrapper = 'open';
      this.#tell(open.start, this.#buffer.slice(open.start, at + 1), true);
      this.#open = null;
      return true;
    }
    if (char === '{' && this.#beginsRecord(open, at)) return this.#emit(open, at, false);
    open.depth++;
    return false;
  }

  /** A brace that is the first in its line, no further in than the record's own, begins the next record. */
  #beginsRecord(open: Open, at: number): boolean {
    let from = at;
    while (from > open.start && (this.#buffer[from - 1] === ' ' || this.#buffer[from - 1] === '\t')) from--;
    const before = this.#buffer[from - 1];
    if (before !== '\n' && before !== '\r') return false;
    this.#countTo(open.start);
    return at - from < this.#position.column;
  }

  #unfinished(open: Open, isLast: boolean): boolean {
    const isTooLong = this.#at - open.start > longestRecord;
    if (isLast || isTooLong) this.#emit(open, this.#at, false);
    return isTooLong;
  }

  #emit(open: Open, end: number, closed: boolean): true {
    const text = this.#buffer.slice(open.start, end);
    const rawText = closed ? text : text.trimEnd().replace(/,$/, '');
    this.#countTo(open.start);
    const { line, column } = this.#position;
    this.#countTo(open.start + rawText.length);
    this.#found.push({
      rawText,
      line,
      column,
      lineTo: this.#position.line,
      closed: closed && text.length <= longestRecord,
    });
    this.#open = null;
    this.#at = end;
    this.#seen++;
    return true;
  }
}
