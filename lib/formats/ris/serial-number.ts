import { normaliseIsbn, normaliseIssn } from '#lib/csl/identifiers.ts';

const serial = /^(?:article|periodical|review|post|webpage)/;

/** SN holds an ISSN or an ISBN: what it is by its own check digit or the shape of an ISSN, else what one expects in this type. */
export function serialVariable(value: string, type: string): 'ISBN' | 'ISSN' {
  const own = ownKind(value);
  if (own) return own;
  const first = value.split(/[;,\s]*[\s;,(]/)[0] ?? value;
  return ownKind(first) ?? (serial.test(type) || looksLikeIssn.test(first) ? 'ISSN' : 'ISBN');
}

function ownKind(text: string): 'ISBN' | 'ISSN' | null {
  return normaliseIssn(text) ? 'ISSN' : normaliseIsbn(text) ? 'ISBN' : null;
}

/** Whether it is an ISSN or ISBN by its check digit, and not a number of a report, say. */
export function isSerial(text: string): boolean {
  return ownKind(firstNumber(text)) !== null;
}

// With a wrong check digit, too.
const looksLikeIssn = /^\d{4}-\d{3}[\dXx]$/;
const looksLikeIsbn = /^(?:97[89][ -]?)?\d(?:[ -]?\d){8}[ -]?[\dXx]$/;

/** Of several numbers, or of one with words beside it ("1234-5679 (Print)"), the first; a text that begins with none stays whole. */
export function firstNumber(text: string): string {
  const first = (text.split(/\n|[;,(]|\s(?=\(|\d{4}-|97[89])/)[0] ?? '').trim();
  const isNumber =
    looksLikeIssn.test(first) || looksLikeIsbn.test(first) || (normaliseIssn(first) ?? normaliseIsbn(first)) !== null;
  return isNumber ? first : text;
}

/** Numbers alone stay together; of such as have words beside them the first. */
export function bareNumber(text: string): string {
  return /\(|\p{L}{3}/u.test(text) ? firstNumber(text) : text;
}
