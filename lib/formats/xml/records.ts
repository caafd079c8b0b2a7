import { longestRecord } from '../format.ts';
import { TextPosition } from '../text-position.ts';

/** A record's text, cut out of the file. `end` says how it ended: by its own tag, by the next record, by the end of the file. */
export type RecordText = {
  kind: 'record';
  text: string;
  line: number;
  column: number;
  lineTo: number;
  end: 'closed' | 'next' | 'file';
};

/** What stands between records: text, the end of a record whose beginning is missing, a record that is too long. */
export type Between = { kind: 'text' | 'stray-end' | 'too-long'; text: string; line: number; column: number };

// Of what stands between two records more is not kept.
const longestBetween = 10_000;
const longestEndTag = 1000;

/** Cuts XML that comes in pieces into records by their tags, so that damage in one is not seen by the others. */
export class RecordCutter {
  readonly #mark: RegExp;
  readonly #longestMark: number;
  #buffer = '';
  /** Up to here the buffer has been looked through. */
  #seen = 0;
  #inRecord = false;
  #isGivenUp = false;
  readonly #position = new TextPosition();

  constructor(names: string[]) {
    this.#mark = new RegExp(`<(?:!--|!\\[CDATA\\[|(/?)(?:${names.join('|')})(?=[\\s/>]))`, 'g');
    this.#longestMark = Math.max(...names.map((name) => name.length), 9) + 3;
  }

  push(text: string): (RecordText | Between)[] {
    this.#buffer += text;
    return this.#cut(false);
  }

  end(): (RecordText | Between)[] {
    const found = this.#cut(true);
    if (this.#inRecord) found.push(this.#record(this.#buffer.length, 'file'));
    else found.push(...this.#between(this.#buffer.length));
    return found;
  }

  #cut(isLast: boolean): (RecordText | Between)[] {
    const found: (RecordText | Between)[] = [];
    for (;;) {
      this.#mark.lastIndex = this.#seen;
      const match = this.#mark.exec(this.#buffer);
      if (!match) {
        this.#seen = Math.max(this.#seen, this.#buffer.length - this.#longestMark);
        break;
      }
      this.#seen = match.index;
      if (match[1] === undefined) {
        const after = this.#afterOther(match.index, match[0], isLast);
        if (after < 0) break;
        this.#seen = after;
      } else if (match[1] === '') this.#begin(match.index, match[0], found);
      else if (!this.#close(match.index, isLast, found)) break;
    }
    if (!isLast) this.#giveUp(found);
    return found;
  }

  /** Where a comment or CDATA is over; one that swallows a record, or never ends, is none. -1: more must come to tell. */
  #afterOther(at: number, opener: string, isLast: boolean): number {
    const close = opener === '<!--' ? '-->' : ']]>';
    const end = this.#buffer.indexOf(close, at + opener.length);
    const plain = at + opener.length;
    if (end < 0) return isLast || this.#buffer.length - at > longestRecord ? plain : -1;
    if (end - at > longestRecord) return plain;
    if (!this.#inRecord) return end + 3;
    this.#mark.lastIndex = plain;
    const inside = this.#mark.exec(this.#buffer);
    return inside && inside.index < end && inside[1] !== undefined ? plain : end + 3;
  }

  #begin(at: number, tag: string, found: (RecordText | Between)[]) {
    if (this.#inRecord) found.push(this.#record(at, 'next'));
    else found.push(...this.#between(at));
    this.#inRecord = true;
    this.#isGivenUp = false;
    this.#seen = tag.length;
  }

  /** False while the tag's end has not come. */
  #close(at: number, isLast: boolean, found: (RecordText | Between)[]): boolean {
    const end = this.#buffer.indexOf('>', at) + 1;
    if (end === 0 && !isLast && this.#buffer.length - at <= longestEndTag) return false;
    const until = end === 0 || end - at > longestEndTag ? at + 2 : end;
    if (this.#inRecord) found.push(this.#record(until, 'closed'));
    else if (this.#isGivenUp) this.#take(until);
    else found.push({ ...this.#take(until), kind: 'stray-end' });
    this.#inRecord = false;
    this.#isGivenUp = false;
    return true;
  }

  /** A record, or text between two, that is too long is told once and then passed over. */
  #giveUp(found: (RecordText | Between)[]) {
    while (this.#buffer.length > longestRecord + this.#longestMark) {
      const kind = this.#inRecord ? 'too-long' : 'text';
      const between = this.#take(longestRecord);
      if (!this.#isGivenUp) found.push({ ...between, kind });
      this.#isGivenUp = true;
      this.#inRecord = false;
    }
  }

  #record(until: number, end: RecordText['end']): RecordText | Between {
    if (until > longestRecord) return { ...this.#take(until), kind: 'too-long' };
    const raw = this.#buffer.slice(0, until);
    const text = end === 'closed' ? raw : raw.trimEnd();
    const { line, column } = this.#position;
    this.#position.advance(raw, 0, text.length);
    const lineTo = this.#position.line;
    this.#position.advance(raw, text.length, raw.length);
    this.#buffer = this.#buffer.slice(until);
    this.#seen = 0;
    return { kind: 'record', text, line, column, lineTo, end };
  }

  #between(until: number): Between[] {
    const between = this.#take(until);
    const isTold = between.text !== '' && !this.#isGivenUp;
    this.#isGivenUp = false;
    return isTold ? [between] : [];
  }

  /** Takes text off the buffer, without the blanks before it. */
  #take(until: number): Between {
    const text = this.#buffer.slice(0, until);
    const blank = text.length - text.trimStart().length;
    this.#position.advance(this.#buffer, 0, blank);
    const { line, column } = this.#position;
    this.#position.advance(this.#buffer, blank, until);
    this.#buffer = this.#buffer.slice(until);
    this.#seen = 0;
    return { kind: 'text', text: text.slice(blank, blank + longestBetween).trimEnd(), line, column };
  }
}
