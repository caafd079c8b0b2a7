import { normaliseArxiv, normaliseDoi, normalisePmcid, normalisePmid } from '#lib/csl/identifiers.ts';
import type { RequestKind } from './read-identifiers.ts';

type Named = [kind: RequestKind, value: string];

/** A work's page at a known place, an address with a DOI in it, or an address to be looked at by whoever can. */
export function readAddress(text: string): Named | null {
  if (!URL.canParse(text)) return null;
  return numberInAddress(new URL(text)) ?? doiInAddress(text) ?? doiOfPlace(new URL(text)) ?? ['address', text];
}

/** What a DOI names: arXiv's own DOIs name the same thing as its ids. */
export function readDoi(text: string): Named | null {
  const doi = normaliseDoi(text);
  const arxiv = doi?.startsWith('10.48550/arxiv.') ? normaliseArxiv(doi.slice('10.48550/arxiv.'.length)) : null;
  if (arxiv) return ['arxiv', arxiv];
  return doi ? ['doi', doi] : null;
}

function placeOf({ hostname, pathname }: URL): string {
  return `${hostname.replace(/^www\./, '')}${pathname}`;
}

function numberInAddress(address: URL): Named | null {
  const { hostname, pathname, searchParams } = address;
  const place = placeOf(address);
  const pmcid = normalisePmcid(/\/(PMC\d+)/i.exec(pathname)?.[1] ?? '');
  if (pmcid && /ncbi\.nlm\.nih\.gov|europepmc\.org/.test(hostname)) return ['pmcid', pmcid];
  const pmid =
    /^(?:pubmed\.ncbi\.nlm\.nih\.gov\/|ncbi\.nlm\.nih\.gov\/pubmed\/|europepmc\.org\/(?:article|abstract)\/med\/)(\d+)/i.exec(
      place,
    )?.[1] ?? (hostname === 'pubmed.ncbi.nlm.nih.gov' ? normalisePmid(searchParams.get('term') ?? '') : null);
  if (pmid) return ['pmid', pmid];
  const arxiv = normaliseArxiv(/^arxiv\.org\/(?:abs|pdf|html)\/(.+?)(?:\.pdf)?\/?$/i.exec(place)?.[1] ?? '');
  return arxiv ? ['arxiv', arxiv] : null;
}

// Publishers put the DOI into their addresses, followed by which view of the work is meant.
const views =
  /\/(?:full|fulltext|abstract|abs|summary|references|figures|pdf|epdf|html|meta|suppl_file.*)(?:\/.*)?$|\.(?:full|abstract|pdf|long|short)(?:\.pdf)?$|v\d+\.full.*$/i;

function doiInAddress(address: string): Named | null {
  const decoded = decodedOnce(address);
  const written = /\b10\.\d{4,9}(?:\.\d+)*\/[^\s?#&"]+/.exec(
    decoded.replace(/^https?:\/\/(?:dx\.|www\.)?doi\.org\//i, ''),
  )?.[0];
  if (!written) return null;
  const isResolver = /^https?:\/\/(?:dx\.|www\.)?doi\.org\//i.test(decoded);
  return readDoi(isResolver ? written : withoutPunctuation(written).replace(views, ''));
}

function decodedOnce(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

// Some name a work by the last part of its DOI.
const places: [RegExp, (id: string) => string][] = [
  [/^nature\.com\/articles\/([\w-]+)/i, (id) => `10.1038/${id.replace(/_.*/, '')}`],
  [/^elifesciences\.org\/(?:articles|reviewed-preprints)\/(\d+)/i, (id) => `10.7554/elife.${id}`],
  [/^peerj\.com\/articles\/(\d+)/i, (id) => `10.7717/peerj.${id}`],
  [/^pubs\.rsc\.org\/\w+\/content\/article\w+\/\d+\/\w+\/([\w-]+)/i, (id) => `10.1039/${id}`],
  [/^zenodo\.org\/records?\/(\d+)/i, (id) => `10.5281/zenodo.${id}`],
];

function doiOfPlace(address: URL): Named | null {
  const place = placeOf(address);
  for (const [pattern, doiOf] of places) {
    const id = pattern.exec(place)?.[1];
    if (id) return readDoi(doiOf(id));
  }
  return null;
}

/** Without the punctuation of the sentence it stands in; a closing bracket stays when it closes one inside. */
export function withoutPunctuation(text: string): string {
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
