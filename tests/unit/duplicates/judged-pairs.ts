import type { CslItem } from '#lib/csl/item.ts';
import type { Verdict } from '#lib/duplicates/compare.ts';

/** An article to vary. */
export const article: CslItem = {
  type: 'article-journal',
  title: 'Mitragynine binds and activates opioid receptors in transfected cells',
  author: [
    { family: 'Kruegel', given: 'Andrew C.' },
    { family: 'Gassaway', given: 'Madalee M.' },
    { family: 'Sames', given: 'Dalibor' },
  ],
  issued: { 'date-parts': [[2016, 5]] },
  'container-title': 'Journal of the American Chemical Society',
  volume: '138',
  issue: '21',
  page: '6754-6764',
  DOI: '10.1021/jacs.6b00360',
  ISSN: '0002-7863',
};

const { DOI: _doi, ...bare } = article;
const book: CslItem = {
  type: 'book',
  title: 'Kratom and other mitragynines',
  author: [{ family: 'Raffa', given: 'Robert B.' }],
  issued: { 'date-parts': [[2014]] },
  ISBN: '9781482225181',
};
const chapter = (title: string, page: string): CslItem => ({
  type: 'chapter',
  title,
  author: [{ family: 'Raffa', given: 'Robert B.' }],
  issued: { 'date-parts': [[2014]] },
  'container-title': 'Kratom and other mitragynines',
  ISBN: '9781482225181',
  page,
});
const supplement: CslItem = {
  ...bare,
  title: 'Abstracts of one meeting: alkaloids in plasma by mass spectrometry',
  DOI: '10.1007/s00125-900-0001-1',
  page: 'S11',
};
const review: CslItem = { ...bare, title: 'Opioids for cancer pain', DOI: '10.1002/14651858.cd003868.pub3' };

/** What it is about, two records, and what is right to say of them. */
export const judgedPairs: [what: string, one: CslItem, other: CslItem, verdict: Verdict][] = [
  [
    'one DOI, once as an address in capitals',
    article,
    { ...bare, DOI: 'HTTPS://DX.DOI.ORG/10.1021/JACS.6B00360' },
    'same',
  ],
  [
    'brackets of a DOI written in percent',
    { ...bare, DOI: '10.1016/S0928-0987(03)00172-4' },
    { ...bare, DOI: 'http://dx.doi.org/10.1016/S0928-0987%2803%2900172-4' },
    'same',
  ],
  [
    'journal and pages abbreviated, no DOI',
    article,
    { ...bare, 'container-title': 'J Am Chem Soc', page: '6754-64' },
    'same',
  ],
  [
    'title in capitals with a slip of the pen',
    article,
    { ...bare, title: 'MITRAGYNINE BINDS AND ACTIVATES OPOID RECEPTORS IN TRANSFECTED CELLS' },
    'same',
  ],
  [
    'initials, and authors in one piece',
    bare,
    { ...article, author: [{ literal: 'Kruegel A. C.Gassaway M. M.Sames D.' }] },
    'same',
  ],
  ['online one year, in print the next', bare, { ...article, issued: { 'date-parts': [[2017]] } }, 'same'],
  [
    'Greek letters and markup',
    { ...article, title: 'The <i>μ</i>-opioid receptor and β-arrestin 2 in tolerance' },
    { ...bare, title: 'The mu-opioid receptor and beta arrestin 2 in tolerance' },
    'same',
  ],
  ['NA for what a table lacks', { ...bare, DOI: 'NA', volume: 'NA' }, { ...bare, DOI: '10.1021/jacs.6b00360' }, 'same'],
  [
    'a translated title with its language',
    { ...bare, title: '[Mitragynine binds and activates opioid receptors in transfected cells]. [Japanese]' },
    article,
    'same',
  ],
  ['volume and issue in one field', { ...bare, volume: '138 (21) (no pagination)', page: undefined }, article, 'same'],
  ['differing DOIs, all else alike', article, { ...article, DOI: '10.1021/jacs.6b99999' }, 'candidate'],
  ['years apart, all else alike', bare, { ...bare, issued: { 'date-parts': [[2012]] } }, 'candidate'],
  [
    'first in one journal, then in another',
    bare,
    { ...bare, 'container-title': 'Kratom Letters', volume: '3', page: '9-12' },
    'candidate',
  ],
  [
    'part 1 and part 2',
    { ...bare, title: 'Alkaloids of Mitragyna speciosa leaves. Part I', page: '1-9' },
    { ...bare, title: 'Alkaloids of Mitragyna speciosa leaves. Part II', page: '10-19' },
    'different',
  ],
  [
    'part 1 and part 2 under DOIs of their own, pages unknown',
    { ...article, title: 'Alkaloids of Mitragyna speciosa leaves. Part 1', page: undefined },
    {
      ...article,
      title: 'Alkaloids of Mitragyna speciosa leaves. Part 2',
      page: undefined,
      DOI: '10.1021/jacs.6b00361',
    },
    'different',
  ],
  [
    'one ISSN alone',
    article,
    {
      type: 'article-journal',
      title: 'Total synthesis of speciogynine',
      ISSN: '0002-7863',
      author: [{ family: 'Ma' }],
      issued: { 'date-parts': [[2016]] },
      volume: '138',
      page: '1',
    },
    'different',
  ],
  [
    'an ISSN where the ISBN should be',
    { ...bare, ISBN: '0002-7863' },
    { ...bare, title: 'Total synthesis of speciogynine in nine steps', page: '77', ISBN: '0002-7863' },
    'different',
  ],
  [
    'chapters of one book',
    chapter('Chemistry of kratom', '1-20'),
    chapter('Pharmacology of kratom in animals', '21-44'),
    'different',
  ],
  ['a chapter and its book', chapter('Chemistry of kratom', '1-20'), book, 'different'],
  [
    'one book, its ISBN in two forms',
    book,
    { ...book, title: 'Kratom and Other Mitragynines', ISBN: '1-4822-2518-2' },
    'same',
  ],
  ['two editions of a book', { ...book, edition: '1' }, { ...book, edition: '2', ISBN: undefined }, 'candidate'],
  [
    'preprint and article',
    article,
    {
      ...bare,
      'container-title': 'bioRxiv',
      volume: undefined,
      page: undefined,
      DOI: '10.1101/2015.11.02.030122',
      issued: { 'date-parts': [[2015]] },
    },
    'versions',
  ],
  [
    'article and its correction',
    article,
    { ...bare, title: `Correction to: ${article.title}`, DOI: '10.1021/jacs.7b00001', page: '1' },
    'versions',
  ],
  [
    'article and its retraction',
    article,
    { ...bare, title: `Retraction notice to ${article.title}`, DOI: '10.1021/jacs.7b00001', page: '1' },
    'versions',
  ],
  [
    'a comment on an article',
    article,
    { ...bare, title: `Comment on “${article.title}”`, DOI: '10.1021/jacs.7b00002', page: '1' },
    'different',
  ],
  [
    'two versions of a review',
    review,
    { ...review, DOI: '10.1002/14651858.cd003868.pub4', issued: { 'date-parts': [[2018]] } },
    'versions',
  ],
  [
    'abstracts of a supplement under its DOI',
    supplement,
    {
      ...supplement,
      title: 'Withdrawal in mice after speciociliatine',
      page: 'S12',
      author: [{ family: 'Prozialeck' }, { family: 'Lamar' }],
    },
    'different',
  ],
  [
    'editorials of two years',
    { type: 'article-journal', title: 'Editorial', issued: { 'date-parts': [[2016]] } },
    { type: 'article-journal', title: 'Editorial', issued: { 'date-parts': [[2019]] } },
    'different',
  ],
  [
    'nothing in common',
    article,
    { type: 'report', title: 'Import alert on botanical products', issued: { 'date-parts': [[2014]] } },
    'different',
  ],
];
