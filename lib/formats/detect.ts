import type { FormatName } from './format.ts';

// More of a file does not make it clearer.
const detectionSample = 16_384;

// Fields and entry types that only BibLaTeX has.
const biblatexOnly =
  /^\s*(?:date|(?:event|orig)date|journaltitle|location|(?:main|book|journal|issue)?subtitle|(?:main|issue|orig|event)title|(?:book)?titleaddon|hyphenation|editor[abc](?:type)?|xdata|related|bookauthor|pubstate|addendum)\s*=|@(?:online|report|thesis|mv[a-z]+|supp[a-z]+|bookinbook|xdata|dataset|software|inreference|collection|reference|periodical)\s*\{/im;

// Tags of more than two letters, as RIS has none.
const nbibOnly = /^(?:PMID|PMC |OWN |STAT|DCOM|FAU |FED |BTI |OID |PHST|CRDT|MHDA) ?-/m;

/** Format of a text by its beginning, whatever its file is called; null when it looks like none. */
export function detectFormat(beginning: string): FormatName | null {
  const text = beginning.replace(/^\uFEFF/, '').slice(0, detectionSample);
  const start = text.trimStart();
  if (/^\s{0,3}TY {1,2}- ?[A-Za-z]/m.test(text)) return 'ris';
  if (nbibOnly.test(text)) return 'nbib';
  if ((text.match(/^[A-Z][A-Z0-9] {2}- \S/gm)?.length ?? 0) >= 3) return 'ris';
  if (/^%[0A-Z] \S/.test(start) && /^%[TA] \S/m.test(text)) return 'enw';
  if (/^RT [A-Z]/m.test(text) && /^(?:T1|A1) \S/m.test(text)) return 'refworks';
  if (start.startsWith('<')) return detectXml(start);
  if (/^\[[^\][{}"\n]*\]\s*\n\s+[a-z]+:/m.test(start) && start.startsWith('[')) return 'bibtex';
  if (/^[[{]/.test(start) && /^[[{]\s*(?:[[{"}\]]|$)/.test(start)) return 'csl-json';
  if (/@\s*[A-Za-z]+\s*[{(]/.test(text)) return biblatexOnly.test(text) ? 'biblatex' : 'bibtex';
  return looksLikeTable(start) ? 'csv' : null;
}

function detectXml(text: string): FormatName | null {
  if (/<(?:PubmedArticleSet|PubmedArticle|PubmedBookArticle)\b/.test(text)) return 'pubmed-xml';
  return /<xml>\s*<records>|<records>|<source-app\b|<ref-type\b/.test(text) ? 'endnote-xml' : null;
}

function looksLikeTable(text: string): boolean {
  const header = text.split(/\r\n|\n|\r/, 1)[0] ?? '';
  return /[,;\t]/.test(header) && /(?:^|[,;\t"])\s*(?:article |document |item )?title\b/i.test(header);
}
