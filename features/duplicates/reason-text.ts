import type { Reason } from '#lib/duplicates/reason.ts';

type Told = { text: string; against: boolean };

const texts: Record<Reason['code'], [text: string, against?: 'against']> = {
  doi: ['same DOI'],
  pmid: ['same PMID'],
  pmcid: ['same PMCID'],
  isbn: ['same ISBN'],
  title: ['same title'],
  titleCut: ['one title is the beginning of the other'],
  titleAlike: ['titles alike'],
  authors: ['same authors'],
  year: ['same year'],
  nextYear: ['years next to each other'],
  journal: ['same journal or book'],
  place: ['same volume and first page'],
  abstract: ['same abstract'],
  doisDiffer: ['DOIs differ', 'against'],
  pmidsDiffer: ['PMIDs differ', 'against'],
  yearsDiffer: ['years differ', 'against'],
  numbersDiffer: ['numbers in the titles differ', 'against'],
  editionsDiffer: ['editions differ', 'against'],
  volumesOfSet: ['volumes of one set', 'against'],
  placesDiffer: ['volumes and pages differ', 'against'],
  journalsDiffer: ['journals differ', 'against'],
  partOfBook: ['one is part of a book', 'against'],
  preprintOf: ['one is a preprint of the other'],
  correctionOf: ['one corrects the other'],
  retractionOf: ['one retracts the other'],
  numberedVersions: ['versions under numbered DOIs'],
};

/** A reason in words, and whether it speaks against one work. */
export function reasonText({ code, percent, count }: Reason): Told {
  const [text, against] = texts[code] ?? [code];
  const more = percent ? ` to ${percent} %` : count ? ` by ${count}` : '';
  return { text: text + more, against: against === 'against' };
}
