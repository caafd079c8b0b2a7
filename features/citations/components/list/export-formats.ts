/** Formats offered for a download of a list, by the name the export route knows them under. */
export const exportFormats = {
  bibtex: 'BibTeX',
  biblatex: 'BibLaTeX',
  ris: 'RIS',
  nbib: 'NBIB',
  'pubmed-xml': 'PubMed XML',
  'endnote-xml': 'EndNote XML',
  'csl-json': 'CSL-JSON',
  csv: 'CSV',
} as const;
