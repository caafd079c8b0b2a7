import { describe, expect, it } from 'vitest';
import { type ComparedNotice, isSameNotice } from '#features/retractions/same-notice.ts';
import { statedNotices } from '#features/retractions/stated-notices.ts';
import { nbib } from '#lib/formats/nbib/nbib.ts';
import { pubmedXml } from '#lib/formats/pubmed-xml/pubmed-xml.ts';
import { readAll } from './formats/read-all.ts';

const paper = { type: 'article-journal', title: 'A paper', DOI: '10.1000/Paper', PMID: '41000001' };
const stated = (relations: unknown, csl: object = paper) => statedNotices({ ...csl, custom: { relations } } as never);

describe('what a record states', () => {
  it('is of itself when it was retracted, corrected, doubted or reinstated', () => {
    const kinds = ['retracted-by', 'corrected-by', 'concern-by', 'reinstated-by'];
    const relations = kinds.map((kind) => ({ kind, doi: `10.1000/${kind}`, date: '2021-01-02', source: 'crossref' }));
    const about = { doi: '10.1000/paper', pmid: '41000001', date: '2021-01-02', source: 'crossref', title: 'A paper' };
    expect(stated(relations)).toMatchObject([
      { ...about, nature: 'retraction', noticeDoi: '10.1000/retracted-by' },
      { ...about, nature: 'correction', noticeDoi: '10.1000/corrected-by' },
      { ...about, nature: 'expression_of_concern', noticeDoi: '10.1000/concern-by' },
      { ...about, nature: 'reinstatement', noticeDoi: '10.1000/reinstated-by' },
    ]);
  });

  it('is of another when it is the notice, on the day of its own where none is given', () => {
    const csl = { ...paper, issued: { 'date-parts': [[2021, 3, 4]] } };
    expect(stated([{ kind: 'retraction-of', pmid: '42', source: 'pubmed' }], csl)).toMatchObject([
      { nature: 'retraction', doi: null, pmid: '42', noticeDoi: '10.1000/paper', date: '2021-03-04', title: '' },
    ]);
  });

  it('is nothing without a paper to name, and nothing that a preprint, a comment or nonsense says', () => {
    expect(stated([{ kind: 'retracted-by', doi: '10.1/x' }], { type: 'book', title: 'No number' })).toEqual([]);
    expect(stated([{ kind: 'retraction-of', text: 'J Pain. 2020' }])).toEqual([]);
    expect(stated([{ kind: 'has-preprint', doi: '10.1000/p' }, { kind: '__proto__' }, null, 'x'])).toEqual([]);
    expect(stated('x')).toEqual([]);
    expect(statedNotices({ type: 'book' })).toEqual([]);
  });

  it('says “retracted” alone only where no notice is named, and trusts a file with no service’s name', () => {
    const bare = { kind: 'retracted-by', source: 'europepmc' };
    expect(stated([bare, { kind: 'retracted-by', doi: '10.1000/n', source: 'retraction-watch' }])).toMatchObject([
      { noticeDoi: '10.1000/n', source: 'crossref' },
    ]);
    expect(stated([bare])).toMatchObject([{ noticeDoi: null, noticePmid: null, source: 'europepmc' }]);
    expect(stated([{ ...bare, source: 'somebody' }])).toMatchObject([{ source: 'file' }]);
  });

  it('is read from the tags of NBIB', async () => {
    const text = `PMID- 41000001
TI  - A paper
PT  - Journal Article
PT  - Retracted Publication
EIN - J Pain. 2020 Feb;21(2):9. PMID: 41000003
RIN - J Pain. 2021 Jan 4;22(1):9. doi: 10.1000/Retraction. PMID: 41000002
ECI - J Pain. 2020 Mar 1;21(3):1. PMID: 41000004
CIN - J Pain. 2019 Mar 1;21(3):1. PMID: 41000009

PMID- 41000002
TI  - Retraction
ROF - J Pain. 2018 Jan;1(1):1. PMID: 41000001

PMID- 41000005
TI  - Retracted
PT  - Retracted Publication
`;
    const { records } = await readAll(nbib, text);
    const [first, second, third] = records.map(({ csl }) => statedNotices(csl));
    const about = { pmid: '41000001', source: 'file' };
    expect(first?.toSorted((a, b) => String(a.noticePmid).localeCompare(String(b.noticePmid)))).toMatchObject([
      { ...about, nature: 'retraction', noticePmid: '41000002', noticeDoi: '10.1000/retraction', date: '2021-01-04' },
      { ...about, nature: 'correction', noticePmid: '41000003', date: null },
      { ...about, nature: 'expression_of_concern', noticePmid: '41000004', date: '2020-03-01' },
    ]);
    expect(second).toMatchObject([{ ...about, nature: 'retraction', noticePmid: '41000002' }]);
    expect(third).toMatchObject([{ pmid: '41000005', nature: 'retraction', noticePmid: null }]);
  });

  it('is read from PubMed XML', async () => {
    const text = `<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>41000001</PMID><Article><ArticleTitle>A paper</ArticleTitle></Article>
<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn"><RefSource>J Pain. 2021 Jan 4;22:9</RefSource><PMID Version="1">41000002</PMID></CommentsCorrections>
<CommentsCorrections RefType="ErratumFor"><RefSource>J Pain. 2020</RefSource><PMID>41000008</PMID></CommentsCorrections></CommentsCorrectionsList></MedlineCitation></PubmedArticle></PubmedArticleSet>`;
    const { records } = await readAll(pubmedXml, text);
    expect(records.flatMap(({ csl }) => statedNotices(csl))).toMatchObject([
      { nature: 'retraction', pmid: '41000001', noticePmid: '41000002', date: '2021-01-04', source: 'file' },
      { nature: 'correction', pmid: '41000008', noticePmid: '41000001', source: 'file' },
    ]);
  });
});

describe('one notice from two sources', () => {
  const one: ComparedNotice = {
    ...{ nature: 'retraction', doi: '10.1000/paper', pmid: null },
    ...{ noticeDoi: '10.1000/notice', noticePmid: null, date: '2021-01-02' },
  };
  it.each<[boolean, string, Partial<ComparedNotice>]>([
    [true, 'says the same', {}],
    [true, 'dates it otherwise', { date: '2023-01-01' }],
    [true, 'has its PMID, and a day near', { noticeDoi: null, noticePmid: '7', date: '2021-03-01' }],
    [true, 'has no day and no number of it', { noticeDoi: null, date: null }],
    [false, 'has its PMID, and a day far away', { noticeDoi: null, noticePmid: '7', date: '2023-01-01' }],
    [false, 'has another number', { noticeDoi: '10.1000/other' }],
    [false, 'is of another nature', { nature: 'correction' }],
    [false, 'is about another paper', { doi: '10.1000/another' }],
    [false, 'shares no number of the paper', { doi: null, pmid: '8' }],
  ])('is one: %s, where the other %s', (expected, _, change) => {
    expect(isSameNotice(one, { ...one, ...change })).toBe(expected);
    expect(isSameNotice({ ...one, ...change }, one)).toBe(expected);
  });
});
