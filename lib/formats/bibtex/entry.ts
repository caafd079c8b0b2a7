/** A piece of a value: a text in braces or quotes, or a bare word (a number, a macro). `#` joins several. */
export type Part = { kind: 'text' | 'bare'; text: string };

/** A field with where it stands in the entry's text: `start` at its name, `end` after its value, which is `raw`. */
type Field = { name: string; parts: Part[]; raw: string; start: number; end: number; valueStart: number };

export type Fault = { offset: number; message: string; field?: string };

export type Entry = { type: string; key: string; fields: Field[]; faults: Fault[] };

/** Reads one entry, or the definition of an `@string`. What is damaged is reported and passed over. */
export function parseEntry(rawText: string, closed: boolean): Entry {
  return new EntryParser(rawText, closed).entry();
}

const keyPattern = /\s*([^\s,={}"#]*)(\s*)([,=]?)/y;
const namePattern = /([^\s=,{}"#%]+)\s*=\s*/y;
const barePattern = /[^\s,={}"#%]+/y;
// `title = The whole thing,`: braces were forgotten.
const unbraced = /(?:[ \t]+[^\s,={}"#%]+(?![ \t]*=))+(?=[ \t]*,?[ \t]*(?:[\r\n]|$))/y;
const blank = /\s*/y;
const blankOrComment = /(?:[\s,]+|%[^\r\n]*)*/y;
const joint = /\s*#\s*/y;
const insideBraces = /[{}]/g;
const insideQuotes = /[{}"]/g;

class EntryParser {
  #text: string;
  #end: number;
  #closed: boolean;
  #at = 0;
  #faults: Fault[] = [];
  #fields: Field[] = [];

  constructor(text: string, closed: boolean) {
    this.#text = text;
    this.#closed = closed;
    this.#end = closed ? text.length - 1 : text.length;
  }

  entry(): Entry {
    const head = /^@\s*([^\s{(]+)\s*[{(]/.exec(this.#text);
    const type = (head?.[1] ?? '').toLowerCase();
    this.#at = head?.[0].length ?? 1;
    const key = type === 'string' || type === 'preamble' ? '' : this.#key();
    while (this.#skipBlank()) this.#field();
    return { type, key, fields: this.#fields, faults: this.#faults };
  }

  #key(): string {
    const match = this.#match(keyPattern);
    if (match?.[3] === '=' && match[1]) {
      this.#at -= match[0].trimStart().length;
      this.#fault('The entry has no citation key.');
      return '';
    }
    const key = match?.[1] ?? '';
    const keyEnd = this.#at - (match?.[2]?.length ?? 0) - (match?.[3]?.length ?? 0);
    if (key === '') this.#fault('The entry has no citation key.', undefined, keyEnd);
    if (match?.[3] !== ',' && this.#skipBlank())
      this.#fault(`A comma is missing after the citation key “${key}”.`, undefined, keyEnd);
    return key;
  }

  /** Past blanks, commas and comments; false at the end. */
  #skipBlank(): boolean {
    this.#pass(blankOrComment);
    return this.#at < this.#end;
  }

  #field() {
    const start = this.#at;
    const name = this.#match(namePattern)?.[1]?.toLowerCase();
    if (!name) return this.#passOver('Here a field was expected, “name = value”.');
    const valueStart = this.#at;
    const parts: Part[] = [];
    do {
      const part = this.#part(name);
      if (!part) return this.#passOver('The value of this field does not end, or has none.', name, start);
      parts.push(part);
    } while (this.#text[this.#at] !== ',' && this.#pass(joint));
    const end = this.#at;
    this.#fields.push({ name, parts, raw: this.#text.slice(valueStart, end), start, end, valueStart });
    if (this.#text[end] !== ',') this.#pass(blank);
    const next = this.#text[this.#at];
    if (this.#at < this.#end && next !== ',' && next !== '%')
      this.#fault(`A comma is missing after the field “${name}”.`, name, end);
  }

  #part(name: string): Part | null {
    const open = this.#text[this.#at];
    if (open === '{') return this.#delimited('}', this.#at + 1);
    if (open === '"') return this.#delimited('"', this.#at + 1);
    const bare = this.#match(barePattern)?.[0];
    if (!bare) return null;
    const rest = /^\d+$/.test(bare) ? null : this.#match(unbraced)?.[0];
    if (!rest) return { kind: 'bare', text: bare };
    this.#fault('The value stands neither in braces nor in quotes.', name);
    return { kind: 'text', text: bare + rest };
  }

  #delimited(close: '}' | '"', from: number): Part | null {
    const stop = close === '"' ? insideQuotes : insideBraces;
    stop.lastIndex = from;
    let depth = 0;
    while (stop.test(this.#text) && stop.lastIndex <= this.#end) {
      const char = this.#text[stop.lastIndex - 1];
      if (char === '{') depth++;
      else if (depth === 0 && char === close) {
        this.#at = stop.lastIndex;
        return { kind: 'text', text: this.#text.slice(from, this.#at - 1) };
      } else if (char === '}') depth = Math.max(0, depth - 1);
    }
    return null;
  }

  /** On to what looks like the next field. */
  #passOver(message: string, field?: string, offset = this.#at) {
    this.#fault(message, field, offset);
    // Where an entry does not end, nothing after the damage can be trusted.
    if (!this.#closed) {
      this.#at = this.#end;
      return;
    }
    const next = /,\s*(?=[A-Za-z][\w:.-]*\s*=\s*[{"\w])|[\r\n]\s*(?=[A-Za-z][\w:.-]*\s*=\s*[{"\w])/g;
    next.lastIndex = Math.max(this.#at, offset + 1);
    const match = next.exec(this.#text);
    this.#at = match && next.lastIndex < this.#end ? next.lastIndex : this.#end;
  }

  #fault(message: string, field?: string, offset = this.#at) {
    this.#faults.push({ offset, message, ...(field && { field }) });
  }

  /** Goes past what the pattern fits, where that is wanted only to be behind it. */
  #pass(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text) || pattern.lastIndex > this.#end) return false;
    this.#at = pattern.lastIndex;
    return true;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (!match || pattern.lastIndex > this.#end) return null;
    this.#at = pattern.lastIndex;
    return match;
  }
}
