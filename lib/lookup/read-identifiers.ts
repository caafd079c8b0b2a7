import { normaliseArxiv, normaliseDoi, normaliseIsbn, normalisePmcid, normalisePmid } from '#lib/csl/identifiers.ts';

/** The kinds of things one can ask the services for. */
export const requestKinds = ['doi', 'pmid', 'pmcid', 'arxiv', 'isbn', 'address', 'reference'] as const;
export type RequestKind = (typeof requestKinds)[number];

/** One work asked for: `value` in its one spelling, `written` as it was pasted, on that line. */
export type LookupRequest = { kind: RequestKind; value: string; written: string; line: number };
type Identifier = Omit<LookupRequest, 'line'>;

const patterns = {
  address: /https?:\/\/[^\s<>"]+/gi,
  doi: /(?:doi:?\s*|(?:dx\.|www\.)?doi\.org\/)?10\.\d{4,9}(?:\.\d+)*\/[^\s"]+/gi,
  pmcid: /(?:pmcid:?\s*)?\bPMC\s?[1-9]\d{0,8}(?:\.\d+)?\b/gi,
  pmid: /\bPMID:?\s*[1-9]\d{0,8}\b/gi,
  arxiv: /\barXiv:\s*(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?/gi,
  bareArxiv: /(?<![\w./-])(?:\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?(?![\w./-])/g,
  isbn: /(?:\bISBN(?:-1[03])?:?\s*)?(?<![\d-])(?:97[89][\s‐-―-]?)?(?:\d[\s‐-―-]?){9}[\dXx](?![\d-])/gi,
  bareNumber: /(?<![\w.-])[1-9]\d{3,8}(?![\w.-])/g,
} as const;

// What may stand between identifiers without making a sentence of them.
const filler = /[\s,;|/()[\]<>"'.:•–-]|\b(?:dois?|pmids?|pmcids?|isbns?|arxiv|and|pubmed|ids?)\b/gi;

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
      const written = trimmed(match[0]);
      const [from, to] = [match.index, match.index + written.length];
      const answer = found.some((other) => from < other.to && to > other.from) ? null : read(written);
      if (answer) found.push({ identifier: { kind: answer[0], value: answer[1], written }, from, to });
    }
  };
  const as = (kind: RequestKind, normalise: (text: string) => string | null) => (text: string) => {
    const value = normalise(text);
    return value === null ? null : ([kind, value] as [RequestKind, string]);
  };
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

/** Without the punctuation of the sentence it stands in; a closing bracket stays when it closes one inside. */
function trimmed(text: string): string {
  let rest = text;
  for (;;) {
    const last = rest.at(-1) ?? '';
    const isLoose = (')]>}'.includes(last) && unbalanced(rest, last)) || /[.,;:'’”»]/.test(last);
    if (last === '' || !isLoose) return rest;
    rest = rest.slice(0, -1);
  }
}

function unbalanced(text: string, closing: string): boolean {
  const opening = '([<{'[')]>}'.indexOf(closing)] ?? '';
  return text.split(closing).length > text.split(opening).length;
}

function readDoi(text: string): [RequestKind, string] | null {
  const doi = normaliseDoi(text);
  // arXiv's own DOIs name the same thing as its ids.
  const arxiv = doi?.startsWith('10.48550/arxiv.') ? normaliseArxiv(doi.slice('10.48550/arxiv.'.length)) : null;
  if (arxiv) return ['arxiv', arxiv];
  return doi ? ['doi', doi] : null;
}

/** A work's page at a known place, an address with a DOI in it, or an address to be looked at by whoever can. */
function readAddress(text: string): [RequestKind, string] | null {
  if (!URL.canParse(text)) return null;
  const { hostname, pathname } = new URL(text);
  const place = `${hostname.replace(/^www\./, '')}${pathname}`;
  const pmcid = normalisePmcid(/\/(PMC\d+)/i.exec(pathname)?.[1] ?? '');
  if (pmcid && /ncbi\.nlm\.nih\.gov|europepmc\.org/.test(hostname)) return ['pmcid', pmcid];
  const pmid =
    /^(?:pubmed\.ncbi\.nlm\.nih\.gov\/|ncbi\.nlm\.nih\.gov\/pubmed\/|europepmc\.org\/(?:article|abstract)\/med\/)(\d+)/i.exec(
      place,
    );
  if (pmid?.[1]) return ['pmid', pmid[1]];
  const arxiv = /^arxiv\.org\/(?:abs|pdf|html)\/(.+?)(?:\.pdf)?\/?$/i.exec(place)?.[1];
  if (arxiv && normaliseArxiv(arxiv)) return ['arxiv', normaliseArxiv(arxiv) ?? arxiv];
  return doiInAddress(text) ?? ['address', text];
}

// Publishers put the DOI into their addresses, followed by which view of the work is meant.
const views =
  /\/(?:full|fulltext|abstract|abs|summary|references|figures|pdf|epdf|html|meta|suppl_file.*)(?:\/.*)?$|\.(?:full|abstract|pdf|long|short)(?:\.pdf)?$|v\d+\.full.*$/i;

function doiInAddress(address: string): [RequestKind, string] | null {
  const decoded = decodedOnce(address);
  const written = /\b10\.\d{4,9}(?:\.\d+)*\/[^\s?#&"]+/.exec(
    decoded.replace(/^https?:\/\/(?:dx\.|www\.)?doi\.org\//i, ''),
  )?.[0];
  if (!written) return null;
  const isResolver = /^https?:\/\/(?:dx\.|www\.)?doi\.org\//i.test(decoded);
  return readDoi(isResolver ? written : trimmed(written).replace(views, ''));
}

function decodedOnce(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
