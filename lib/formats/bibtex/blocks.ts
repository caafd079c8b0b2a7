import { longestRecord } from '../format.ts';
import { TextPosition } from '../text-position.ts';

/** A piece of a bibliography file. `text` is what stands between the others; `closed` is false where the end is missing. */
export type Block = {
  kind: 'entry' | 'string' | 'preamble' | 'comment' | 'text' | 'too-long';
  rawText: string;
  line: number;
  column: number;
  lineTo: number;
  closed: boolean;
};

// As much as must be seen after an @ to decide what it begins, however the text was cut.
const lookAhead = 512;
const opening = /@\s{0,40}([A-Za-z][A-Za-z0-9_:.+-]{0,60})\s{0,100}([{(])/y;
const nextEntry =
  /@\s{0,20}(?:(?:string|preamble|comment)\s{0,20}[{(]|[A-Za-z]{2,40}\s{0,20}[{(]\s{0,20}[^\s,{}()="#%\\@]{0,200}\s{0,40},)/iy;

const insideBraces = /[{}@]/g;
const insideParentheses = /[{})@]/g;

type Open = { kind: Block['kind']; start: number; brace: string; depth: number; recovery: number };

/** Cuts BibTeX text, which comes in pieces, into its blocks. An entry without end ends where the next one begins a line. */
export class BlockScanner {
  #buffer = '';
  #at = 0;
  #textFrom = 0;
  #open: Open | null = null;
  #isLast = false;
  #blocks: Block[] = [];
  // Of #buffer[#counted].
  #position = new TextPosition();
  #counted = 0;

  push(text: string): Block[] {
    this.#buffer += text;
    return this.#run();
  }

  end(): Block[] {
    this.#isLast = true;
    return this.#run();
  }

  #run(): Block[] {
    while (this.#open ? this.#inside(this.#open) : this.#outside()) {}
    this.#forget();
    const blocks = this.#blocks;
    this.#blocks = [];
    return blocks;
  }

  /** Looks for the next block; false when more text is needed. */
  #outside(): boolean {
    const at = this.#buffer.indexOf('@', this.#at);
    if (at < 0) {
      this.#at = this.#buffer.length;
      if (this.#isLast || this.#at - this.#textFrom > longestRecord) this.#emitText(this.#at);
      return false;
    }
    this.#at = at;
    if (!this.#isLast && this.#buffer.length - at < lookAhead) return false;
    opening.lastIndex = at;
    const match = opening.exec(this.#buffer);
    if (!match || this.#isCommentedOut(at)) {
      this.#at = at + 1;
      return true;
    }
    this.#emitText(at);
    this.#open = { kind: kindOf(match[1] ?? ''), start: at, brace: match[2] ?? '{', depth: 0, recovery: -1 };
    this.#at = opening.lastIndex;
    return true;
  }

  #isCommentedOut(at: number): boolean {
    let from = at;
    while (
      from > this.#textFrom &&
      at - from < lookAhead &&
      this.#buffer[from - 1] !== '\n' &&
      this.#buffer[from - 1] !== '\r'
    )
      from--;
    return this.#buffer.slice(from, at).trimStart().startsWith('%');
  }

  /** Looks for the end of the open block; false when more text is needed. */
  #inside(open: Open): boolean {
    const stop = open.brace === '{' ? insideBraces : insideParentheses;
    stop.lastIndex = this.#at;
    while (stop.test(this.#buffer)) {
      const at = stop.lastIndex - 1;
      const char = this.#buffer[at];
      if (char === '@') {
        if (!this.#isLast && this.#buffer.length - at < lookAhead) {
          this.#at = at;
          return this.#tooLong(open);
        }
        if (this.#beginsEntry(open, at) && this.#recover(open, at)) return true;
      } else if (char === '{') open.depth++;
      else if (open.depth === 0) return this.#close(open, at + 1, true);
      else if (char === '}') open.depth--;
    }
    this.#at = this.#buffer.length;
    if (!this.#isLast) return this.#tooLong(open);
    return this.#close(open, open.recovery >= 0 ? open.recovery : this.#at, false);
  }

  /** Whether the @ stands where an entry would: first in its line, or as far in as the open one. */
  #beginsEntry(open: Open, at: number): boolean {
    const buffer = this.#buffer;
    const indent = (from: number) => {
      let back = from;
      while (back > 0 && (buffer[back - 1] === ' ' || buffer[back - 1] === '\t')) back--;
      return back === 0 || buffer[back - 1] === '\n' || buffer[back - 1] === '\r' ? from - back : -1;
    };
    const own = indent(at);
    if (own !== 0 && (own < 0 || own !== indent(open.start))) return false;
    nextEntry.lastIndex = at;
    return nextEntry.test(buffer);
  }

  /** A comment may hold entries; only one that never ends gives them back. */
  #recover(open: Open, at: number): boolean {
    if (open.kind !== 'comment') return this.#close(open, at, false);
    if (open.recovery < 0) open.recovery = at;
    return false;
  }

  #tooLong(open: Open): boolean {
    if (this.#at - open.start <= longestRecord) return false;
    if (open.recovery >= 0) return this.#close(open, open.recovery, false);
    return this.#close({ ...open, kind: 'too-long' }, this.#at, false);
  }

  #close(open: Open, end: number, closed: boolean): true {
    this.#emit(open.kind, open.start, end, closed);
    this.#open = null;
    this.#at = end;
    this.#textFrom = end;
    return true;
  }

  #emitText(end: number) {
    if (this.#buffer.slice(this.#textFrom, end).trim() !== '') this.#emit('text', this.#textFrom, end, true);
    this.#textFrom = end;
  }

  #emit(kind: Block['kind'], start: number, end: number, closed: boolean) {
    const text = this.#buffer.slice(start, end);
    const rawText = closed && kind !== 'text' ? text : text.trim();
    const from = rawText === '' ? start : start + text.indexOf(rawText[0] ?? '');
    this.#countTo(from);
    const { line, column } = this.#position;
    this.#countTo(from + rawText.length);
    this.#blocks.push({ kind, rawText, line, column, lineTo: this.#position.line, closed });
  }

  #countTo(end: number) {
    if (end <= this.#counted) return;
    this.#position.advance(this.#buffer, this.#counted, end);
    this.#counted = end;
  }

  /** Drops what has been read. */
  #forget() {
    const keep = this.#open ? this.#open.start : this.#textFrom;
    // The line before is needed to tell what begins a line.
    const cut = Math.max(0, Math.min(keep, this.#counted) - 200);
    // Longer texts V8 keeps apart, where they are not cleared away until late.
    if (cut < 16_384) return;
    this.#buffer = this.#buffer.slice(cut);
    this.#at -= cut;
    this.#textFrom -= cut;
    this.#counted -= cut;
    if (this.#open) {
      this.#open.start -= cut;
      if (this.#open.recovery >= 0) this.#open.recovery -= cut;
    }
  }
}

function kindOf(type: string): Block['kind'] {
  const name = type.toLowerCase();
  return name === 'string' || name === 'preamble' || name === 'comment' ? name : 'entry';
}
