import { normaliseIsbn, normaliseIssn } from '#lib/csl/identifiers.ts';

const serial = /^(?:article|periodical|review|post|webpage)/;

/** SN holds an ISSN or an ISBN: what it is by its own check digit, else what one expects in this type. */
export function serialVariable(value: string, type: string): 'ISBN' | 'ISSN' {
  return ownKind(value) ?? ownKind(value.split(/[;,\s]*[\s;,(]/)[0] ?? '') ?? (serial.test(type) ? 'ISSN' : 'ISBN');
}

function ownKind(text: string): 'ISBN' | 'ISSN' | null {
  return normaliseIssn(text) ? 'ISSN' : normaliseIsbn(text) ? 'ISBN' : null;
}
