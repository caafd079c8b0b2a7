import { type FieldName, fieldOf, textFields } from './fields.ts';
import { nameTerms } from './name-terms.ts';
import type { Query, QueryFault, QueryTerms } from './query-tree.ts';
import { readField } from './read-field.ts';
import { type Token, tokenise } from './tokens.ts';

export type ParsedQuery = { query: Query | null; faults: QueryFault[] };

const mostParts = 100;

/**
 * Reads the search language by recursive descent:
 *
 *     or    = and { "OR" and }
 *     and   = not { ["AND"] not }
 *     not   = ("-" | "NOT") not | part
 *     part  = "(" or ")" | [ field ":" ] ( word | phrase | "(" or ")" )
 *
 * It always gives the tree of what it could read, and names the rest in `faults` by character. Words that are a term's name find what is tagged with it too.
 */
export function parseQuery(text: string, terms: QueryTerms): ParsedQuery {
  // A PMID as PubMed prints it; a DOI is a word like any other.
  const { query, faults } = new Parser(text.replace(/^\s*pmid:?\s+(?=\d+\s*$)/i, pasted), terms).parse();
  return { query: query && nameTerms(query, terms), faults };
}

// As long as what was pasted, so that faults still point at it.
function pasted(prefix: string): string {
  return 'pmid:'.padStart(prefix.length);
}

class Parser {
  readonly #tokens: Token[];
  readonly #terms: QueryTerms;
  readonly #text: string;
  readonly #faults: QueryFault[] = [];
  #at = 0;
  #parts = 0;

  constructor(text: string, terms: QueryTerms) {
    this.#tokens = tokenise(text);
    this.#terms = terms;
    this.#text = text;
  }

  parse(): ParsedQuery {
    const read: Query[] = [];
    while (this.#peek()) {
      const query = this.#or('any');
      if (query) read.push(query);
      const left = this.#take();
      if (left) this.#fault(left, 'This closing parenthesis has no opening one.', '');
    }
    if (this.#parts > mostParts) {
      this.#faults.push({ start: 0, end: this.#text.length, message: `A search can have at most ${mostParts} parts.` });
      return { query: null, faults: this.#faults };
    }
    return { query: join('and', read), faults: this.#faults };
  }

  #or(field: FieldName): Query | null {
    let before = this.#at;
    const parts = [this.#and(field)];
    while (this.#peek()?.kind === 'or') {
      const isBare = this.#at === before;
      const operator = this.#take();
      before = this.#at;
      parts.push(this.#and(field));
      if (operator && (isBare || this.#at === before)) this.#fault(operator, 'OR needs something on both sides.', '');
    }
    return join('or', parts);
  }

  #and(field: FieldName): Query | null {
    const parts: (Query | null)[] = [];
    for (let token = this.#peek(); token && token.kind !== 'or' && token.kind !== 'close'; token = this.#peek()) {
      if (token.kind === 'and') this.#take();
      else parts.push(this.#not(field));
    }
    return join('and', parts);
  }

  #not(field: FieldName): Query | null {
    let negative = false;
    let operator: Token | undefined;
    while (this.#peek()?.kind === 'not') {
      operator = this.#take();
      negative = !negative;
    }
    const next = this.#peek();
    if (operator && (!next || ['or', 'and', 'close'].includes(next.kind))) {
      this.#fault(operator, 'NOT needs something after it.', '');
      return null;
    }
    const part = this.#part(field);
    return part && negative ? { kind: 'not', part } : part;
  }

  #part(field: FieldName): Query | null {
    const token = this.#take();
    if (!token) return null;
    if (token.kind === 'open') return this.#group(token, field);
    if (token.kind === 'phrase') return this.#phrase(token, field);
    const named = field === 'any' ? fieldOf(token.text) : null;
    if (!named) return this.#value(token, field);
    if (named.value !== '')
      return this.#value({ ...token, text: named.value, start: token.end - named.value.length }, named.field);
    return this.#valueBehind(token, named.field);
  }

  /** `author:"Kruegel AC"` or `author:(Kruegel OR Majumdar)`; a field with a space behind it is a word like any other. */
  #valueBehind(name: Token, field: FieldName): Query | null {
    const next = this.#peek();
    if (next?.start === name.end && (next.kind === 'phrase' || next.kind === 'open')) return this.#part(field);
    if (next?.kind === 'word') {
      this.#take();
      return this.#value(next, field);
    }
    this.#fault(name, `${name.text} needs a value, as in ${name.text}${example(field)}.`);
    return null;
  }

  #group(open: Token, field: FieldName): Query | null {
    const inner = this.#or(field);
    if (this.#peek()?.kind === 'close') this.#take();
    else this.#fault(open, 'This parenthesis is not closed.', `(${this.#text.slice(open.end)})`, this.#text.length);
    return inner;
  }

  #phrase(token: Token, field: FieldName): Query | null {
    if (token.unclosed) this.#fault(token, 'This quote is not closed.', `${this.#text.slice(token.start, token.end)}"`);
    if (token.text.trim() === '') return null;
    return this.#value(token, field);
  }

  #value(token: Token, field: FieldName): Query | null {
    this.#parts += 1;
    const read = readField(field, token.text, token.kind === 'phrase', this.#terms);
    if ('kind' in read) return read;
    this.#fault(token, read.message, read.instead);
    return null;
  }

  /** `instead` stands for what the fault points at, or for more of the text, as far as `until`. */
  #fault({ start, end }: Token, message: string, instead?: string | null, until = end): void {
    if (instead === undefined || instead === null) this.#faults.push({ start, end, message });
    else {
      const meant = `${this.#text.slice(0, start)}${instead}${this.#text.slice(until)}`.replace(/ +/g, ' ').trim();
      this.#faults.push({ start, end, message, ...(meant && { instead: meant }) });
    }
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #take(): Token | undefined {
    this.#at += 1;
    return this.#tokens[this.#at - 1];
  }
}

function example(field: FieldName): string {
  return (textFields as readonly string[]).includes(field) ? 'word' : 'value';
}

function join(kind: 'and' | 'or', parts: (Query | null)[]): Query | null {
  const read = parts.filter((part) => part !== null).flatMap((part) => (part.kind === kind ? part.parts : [part]));
  if (read.length > 1) return { kind, parts: read };
  return read[0] ?? null;
}
