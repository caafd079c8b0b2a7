/** Formats offered for a download of a list, by the name the export route knows them under. */
export const exportFormats = {
  bibtex: 'BibTeX',
  biblatex: 'BibLaTeX',
  ris: 'RIS',
  'csl-json': 'CSL-JSON',
  csv: 'CSV',
} as const;
