import { normaliseIsbn, normaliseIssn } from '#lib/csl/identifiers.ts';

const serial = /^(?:article|periodical|review|post|webpage)/;

/** SN holds an ISSN or an ISBN: what it is by its own check digit, else what one expects in this type. */
export function serialVariable(value: string, type: string): 'ISBN' | 'ISSN' {
  const first = value.split(/[;,\s]*[\s;,(]/)[0] ?? value;
  for (const text of [value, first]) {
    if (normaliseIssn(text)) return 'ISSN';
    if (normaliseIsbn(text)) return 'ISBN';
  }
  return serial.test(type) ? 'ISSN' : 'ISBN';
}
