import type { Format, FormatName } from './format.ts';

type Description = Pick<Format, 'label' | 'extension' | 'mediaType'>;

const bib = { extension: 'bib', mediaType: 'application/x-bibtex' };

/** How the formats are called, in the order in which they are offered. */
const descriptions: Record<FormatName, Description> = {
  bibtex: { label: 'BibTeX', ...bib },
  biblatex: { label: 'BibLaTeX', ...bib },
  ris: { label: 'RIS', extension: 'ris', mediaType: 'application/x-research-info-systems' },
  nbib: { label: 'NBIB (PubMed)', extension: 'nbib', mediaType: 'application/nbib' },
  'pubmed-xml': { label: 'PubMed XML', extension: 'xml', mediaType: 'application/xml' },
  'endnote-xml': { label: 'EndNote XML', extension: 'xml', mediaType: 'application/xml' },
  enw: { label: 'EndNote tagged (ENW)', extension: 'enw', mediaType: 'application/x-endnote-refer' },
  refworks: { label: 'RefWorks tagged', extension: 'txt', mediaType: 'text/plain' },
  'csl-json': { label: 'CSL-JSON', extension: 'json', mediaType: 'application/vnd.citationstyles.csl+json' },
  csv: { label: 'CSV', extension: 'csv', mediaType: 'text/csv' },
};

export const formatNames = Object.keys(descriptions) as FormatName[];

export function named(name: FormatName): Description & { name: FormatName } {
  return { name, ...descriptions[name] };
}
