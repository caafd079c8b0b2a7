import { longestRecord } from '../format.ts';

/** One record of the file as text. `closed` is false where its end is missing or it was too long. */
export type Element = { rawText: string; line: number; column: number; lineTo: number; closed: boolean };

/** Something between records that should not be there. */
export type Stray = { text: string; line: number; column: number };

type Place = { line: number; column: number };

/**
 * Cuts JSON text, which comes in pieces, into its records without reading them: an array, `{"items": [ … ]}`, one object, or one a
 * line. A record whose braces do not close ends where a line begins the next one.
 */
export class ElementScanner {
  #at: Place = { line: 1, column: 1 };
  #lastWasReturn = false;
  #element = '';
  #start: Place = { line: 1, column: 1 };
  #depth = 0;
  #string: 'no' | 'in' | 'escape' = 'no';
  #tooLong = false;
  #inWrapper = false;
  #stray = '';
  #strayStart: Place = { line: 1, column: 1 };
  #seen = 0;
  #found: (Element | Stray)[] = [];

  push(text: string): (Element | Stray)[] {
    for (let at = 0; at < text.length; at++) this.#char(text[at] ?? '');
    return this.#flush();
  }

  end(): (Element | Stray)[] {
    if (this.#depth > 0) this.#emit(false);
    this.#emitStray();
    return this.#flush();
  }

  #flush() {
    const found = this.#found;
    this.#found = [];
    return found;
  }

  #char(char: string) {
    if (this.#depth > 0) this.#inside(char);
    else this.#outside(char);
    this.#count(char);
  }

  #count(char: string) {
    if (char === '\n' && this.#lastWasReturn) this.#at.column = 1;
    else if (char === '\n' || char === '\r') this.#at = { line: this.#at.line + 1, column: 1 };
    else this.#at.column++;
    this.#lastWasReturn = char === '\r';
  }

  #outside(char: string) {
    if (char === '{') {
      this.#emitStray();
      this.#start = { ...this.#at };
      this.#element = '{';
      this.#depth = 1;
      this.#string = 'no';
    } else if (/\s/.test(char) || ',[]'.includes(char) || (char === '}' && this.#inWrapper)) {
      if (char !== ',' && char !== ' ' && char !== '[') this.#emitStray();
    } else {
      if (this.#stray === '') this.#strayStart = { ...this.#at };
      if (this.#stray.length < 200) this.#stray += char;
    }
  }

  #inside(char: string) {
    if (this.#element.length < longestRecord) this.#element += char;
    else this.#tooLong = true;
    if (this.#string === 'escape') this.#string = 'in';
    else if (this.#string === 'in') this.#inString(char);
    else if (char === '"') this.#string = 'in';
    else if (char === '{' || char === '[') this.#open(char);
    else if ((char === '}' || char === ']') && --this.#depth === 0) this.#emit(true);
  }

  #inString(char: string) {
    if (char === '\\') this.#string = 'escape';
    else if (char === '"') this.#string = 'no';
    // No string holds a line ending: its quote was forgotten.
    else if (char === '\n' || char === '\r') this.#string = 'no';
  }

  #open(char: string) {
    this.#depth++;
    if (
      char === '[' &&
      this.#depth === 2 &&
      this.#seen === 0 &&
      /"(?:items|references|records)"\s*:\s*\[$/.test(this.#element)
    ) {
      this.#inWrapper = true;
      this.#depth = 0;
      this.#element = '';
    } else if (char === '{') this.#recover();
  }

  /** A line that begins a record with its id or type, no deeper than this one began, is the next record. */
  #recover() {
    const lineStart = Math.max(this.#element.lastIndexOf('\n'), this.#element.lastIndexOf('\r'));
    if (lineStart < 0) return;
    const before = this.#element.slice(lineStart + 1, -1);
    if (before.trim() !== '' || before.length > this.#start.column - 1) return;
    const next = this.#element.slice(-1);
    this.#element = this.#element.slice(0, lineStart + 1 + before.length);
    this.#emit(false);
    this.#start = { ...this.#at };
    this.#element = next;
    this.#depth = 1;
    this.#string = 'no';
  }

  #emit(closed: boolean) {
    const rawText = closed ? this.#element : this.#element.trimEnd().replace(/,$/, '');
    const lineTo = this.#start.line + (rawText.match(/\r\n|\n|\r/g)?.length ?? 0);
    this.#found.push({ rawText, ...this.#start, lineTo, closed: closed && !this.#tooLong });
    this.#element = '';
    this.#depth = 0;
    this.#tooLong = false;
    this.#seen++;
  }

  #emitStray() {
    const text = this.#stray.trim();
    // What closes `{"items": [ … ], "version": 1}` belongs to the wrapper.
    if (text !== '' && !this.#inWrapper) this.#found.push({ text, ...this.#strayStart });
    this.#stray = '';
  }
}
