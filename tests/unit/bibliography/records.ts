import type { CslItem } from '#lib/csl/item.ts';

type Known = CslItem & { id: string };

/** Published works whose references in each style can be looked up. */
export const kruegel: Known = {
  id: 'kruegel',
  type: 'article-journal',
  title:
    'Synthetic and receptor signaling explorations of the <i>Mitragyna</i> alkaloids: Mitragynine as an atypical molecular framework for opioid receptor modulators',
  author: [
    { family: 'Kruegel', given: 'Andrew C.' },
    { family: 'Gassaway', given: 'Madalee M.' },
    { family: 'Kapoor', given: 'Abhijeet' },
    { family: 'Váradi', given: 'András' },
    { family: 'Majumdar', given: 'Susruta' },
    { family: 'Filizola', given: 'Marta' },
    { family: 'Javitch', given: 'Jonathan A.' },
    { family: 'Sames', given: 'Dalibor' },
  ],
  'container-title': 'Journal of the American Chemical Society',
  'container-title-short': 'J. Am. Chem. Soc.',
  volume: '138',
  issue: '21',
  page: '6754-6764',
  issued: { 'date-parts': [[2016, 6, 1]] },
  DOI: '10.1021/jacs.6b00360',
};

export const raffa: Known = {
  id: 'raffa',
  type: 'book',
  title: 'Kratom and other mitragynines: The chemistry and pharmacology of opioids from a non-opium source',
  editor: [{ family: 'Raffa', given: 'Robert B.' }],
  publisher: 'CRC Press',
  'publisher-place': 'Boca Raton, FL',
  issued: { 'date-parts': [[2014]] },
};

export const watson: Known = {
  id: 'watson',
  type: 'article-journal',
  title: 'Molecular structure of nucleic acids: A structure for deoxyribose nucleic acid',
  author: [
    { family: 'Watson', given: 'J. D.' },
    { family: 'Crick', given: 'F. H. C.' },
  ],
  'container-title': 'Nature',
  'container-title-short': 'Nature',
  volume: 171,
  issue: '4356',
  page: '737-738',
  issued: { 'date-parts': [['1953', '4']] },
  DOI: '10.1038/171737a0',
};

export const who: Known = {
  id: 'who',
  type: 'report',
  title: 'Pre-review report: Kratom',
  author: [{ literal: 'World Health Organization' }],
  issued: { 'date-parts': [[2021]] },
  URL: 'https://www.who.int/kratom',
};

export const undated: Known = {
  id: 'undated',
  type: 'book',
  title: 'A book without a date',
  author: [{ family: 'Smith', given: 'Ann' }],
  publisher: 'Press',
};

export const records = [kruegel, raffa, watson, who, undated];
