import { normaliseArxiv, normaliseIsbn, normalisePmcid, normalisePmid } from '#lib/csl/identifiers.ts';
import { readAddress, readDoi, withoutPunctuation } from './read-address.ts';

/** The kinds of things one can ask the services for. */
export const requestKinds = ['doi', 'pmid', 'pmcid', 'arxiv', 'isbn', 'address', 'reference'] as const;
export type RequestKind = (typeof requestKinds)[number];

/** One work asked for: `value` in its one spelling, `written` as it was pasted, on that line. */
export type LookupRequest = { kind: RequestKind; value: string; written: string; line: number };
type Identifier = Omit<LookupRequest, 'line'>;

const patterns = {
  // DOIs of old have angle brackets inside; other addresses often stand in them.
  resolver: /https?:\/\/(?:dx\.|www\.)?doi\.org\/[^\s"]+/gi,
  address: /https?:\/\/[^\s<>"]+/gi,
  doi: /(?:doi:?\s*|(?:dx\.|www\.)?doi\.org\/)?10\.\d{4,9}(?:\.\d+)*\/[^\s"]+/gi,
  pmcid: /(?:pmcid:?\s*)?\bPMC\s?[1-9]\d{0,8}(?:\.\d+)?\b|\bPMCID:?\s*[1-9]\d{0,8}\b/gi,
  pmid: /\bPMID:?\s*[1-9]\d{0,8}\b/gi,
  arxiv: /\barXiv:\s*(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?/gi,
  bareArxiv: /(?<![\w./-])(?:\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?(?![\w./-])/g,
  isbn: /(?:\bISBN(?:-1[03])?:?\s*)?(?<![\d-])(?:97[89][\s‐-―-]?)?(?:\d[\s‐-―-]?){9}[\dXx](?![\d-])/gi,
  bareNumber: /(?<![\w.-])[1-9]\d{3,8}(?![\w.-])/g,
} as const;

// What may stand between identifiers without making a sentence of them.
const filler = /[\s,;|/()[\]<>"'.:•–-]|\b(?:dois?|pmids?|pmcids?|isbns?|arxiv|and|or|uid|pubmed|ids?)\b/gi;

type Found = { identifier: Identifier; from: number; to: number };

/** Every identifier in a line, in its order. A number alone counts as a PMID only in a line without words. */
export function readIdentifiers(line: string): Identifier[] {
  return find(line).map(({ identifier }) => identifier);
}

/** Whether the line holds identifiers and nothing but what separates them. */
export function isIdentifierLine(line: string): boolean {
  const found = find(line);
  return found.length > 0 && without(line, found).replace(filler, '') === '';
}

function find(line: string): Found[] {
  const found: Found[] = [];
  const take = (pattern: RegExp, read: (text: string) => [RequestKind, string] | null) => {
    for (const match of line.matchAll(pattern)) {
      const written = withoutPunctuation(match[0]);
      const [from, to] = [match.index, match.index + written.length];
      const answer = found.some((other) => from < other.to && to > other.from) ? null : read(written);
      if (answer) found.push({ identifier: { kind: answer[0], value: answer[1], written }, from, to });
    }
  };
  const as = (kind: RequestKind, normalise: (text: string) => string | null) => (text: string) => {
    const value = normalise(text);
    return value === null ? null : ([kind, value] as [RequestKind, string]);
  };
  take(patterns.resolver, readAddress);
  take(patterns.address, readAddress);
  take(patterns.doi, readDoi);
  take(patterns.pmcid, as('pmcid', normalisePmcid));
  take(patterns.pmid, as('pmid', normalisePmid));
  take(patterns.arxiv, as('arxiv', normaliseArxiv));
  take(patterns.isbn, as('isbn', normaliseIsbn));
  take(patterns.bareArxiv, as('arxiv', normaliseArxiv));
  if (!/\p{L}{2}/u.test(without(line, found).replace(filler, ''))) {
    take(patterns.bareNumber, as('pmid', normalisePmid));
  }
  return found.toSorted((one, other) => one.from - other.from);
}

function without(line: string, found: readonly Found[]): string {
  return found.reduce((text, { from, to }) => text.slice(0, from) + ' '.repeat(to - from) + text.slice(to), line);
}
