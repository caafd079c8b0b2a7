import { describe, expect, it } from 'vitest';
import { endnoteXml } from '#lib/formats/endnote-xml/endnote-xml.ts';
import { pubmedXml } from '#lib/formats/pubmed-xml/pubmed-xml.ts';
import { readAll, writeAll } from './read-all.ts';

const citation = (inner: string, rest = '') =>
  `<PubmedArticle><MedlineCitation>${inner}</MedlineCitation>${rest}</PubmedArticle>`;
const titled = (title: string) => citation(`<PMID>1</PMID><Article><ArticleTitle>${title}</ArticleTitle></Article>`);
const set = (...articles: string[]) =>
  `<?xml version="1.0"?>\n<PubmedArticleSet>\n${articles.join('\n')}\n</PubmedArticleSet>\n`;

describe('PubMed XML', () => {
  it('keeps inline markup, people with what is theirs, and the ids of the article alone', async () => {
    const text = set(
      citation(
        `<PMID Version="1">31</PMID><Article><Journal><ISSN IssnType="Print">1234-5679</ISSN><JournalIssue><Volume>2</Volume><PubDate><Year>2000</Year><Season>Spring</Season></PubDate></JournalIssue><Title>Alkaloids &amp; more (Basel, Switzerland)</Title></Journal>
        <ArticleTitle>Role of <i>OPRM1</i> at Ca<sup>2+</sup>, p&lt;0.05</ArticleTitle><Pagination><MedlinePgn>132-42</MedlinePgn></Pagination>
        <Abstract><AbstractText Label="AIM">One <b>two</b>.</AbstractText><AbstractText Label="RESULTS">Three.</AbstractText></Abstract>
        <AuthorList><Author><LastName>Müller</LastName><Initials>JR</Initials><Identifier Source="ORCID">https://orcid.org/0000-0002-1825-0097</Identifier><AffiliationInfo><Affiliation>Inst A.</Affiliation></AffiliationInfo></Author><Author><CollectiveName>Study Group</CollectiveName></Author></AuthorList></Article>
        <MeshHeadingList><MeshHeading><DescriptorName>Mice, Inbred</DescriptorName></MeshHeading></MeshHeadingList><KeywordList><Keyword>kratom</Keyword></KeywordList>`,
        '<PubmedData><ArticleIdList><ArticleId IdType="doi">10.1/a</ArticleId></ArticleIdList><ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.9/wrong</ArticleId><ArticleId IdType="pmc">PMC9</ArticleId></ArticleIdList></Reference></ReferenceList></PubmedData>',
      ),
    );
    const { records, problems } = await readAll(pubmedXml, text);
    expect(problems).toEqual([]);
    expect(records[0]?.csl).toMatchObject({
      title: 'Role of <i>OPRM1</i> at Ca<sup>2+</sup>, p<0.05',
      'container-title': 'Alkaloids & more',
      'publisher-place': 'Basel, Switzerland',
      page: '132-142',
      issued: { 'date-parts': [[2000]], season: 1 },
      abstract: 'AIM: One two.\nRESULTS: Three.',
      author: [
        {
          family: 'Müller',
          given: 'J. R.',
          ORCID: '0000-0002-1825-0097',
          affiliation: [{ name: 'Inst A.' }],
        },
        { literal: 'Study Group' },
      ],
      DOI: '10.1/a',
      ISSN: '1234-5679',
      keyword: 'Mice, Inbred; kratom',
    });
    expect(records[0]?.csl.PMCID).toBeUndefined();
    expect(JSON.stringify(records[0]?.csl.custom)).toContain('10.9/wrong');
  });

  it('reads books and their chapters', async () => {
    const book = (own: string) =>
      `<PubmedBookArticle><BookDocument><PMID>2</PMID><Book><Publisher><PublisherName>Press</PublisherName></Publisher><BookTitle>Book</BookTitle><PubDate><Year>2009</Year></PubDate><AuthorList Type="editors"><Author><LastName>Ed</LastName></Author></AuthorList></Book>${own}</BookDocument></PubmedBookArticle>`;
    const { records } = await readAll(pubmedXml, set(book(''), book('<ArticleTitle>Chapter</ArticleTitle>')));
    expect(records.map(({ csl }) => csl)).toMatchObject([
      { type: 'book', title: 'Book', publisher: 'Press', editor: [{ family: 'Ed' }] },
      { type: 'chapter', title: 'Chapter', 'container-title': 'Book' },
    ]);
  });

  it('gives a record the address it has at PubMed or in Bookshelf, unless it says that it has none', async () => {
    const book =
      '<PubmedBookArticle><BookDocument><PMID>2</PMID><ArticleIdList><ArticleId IdType="bookaccession">NBK22</ArticleId></ArticleIdList></BookDocument></PubmedBookArticle>';
    const { records } = await readAll(pubmedXml, set(citation('<PMID>7</PMID>'), book));
    expect(records.map(({ csl }) => csl.URL)).toEqual([
      'https://pubmed.ncbi.nlm.nih.gov/7/',
      'http://www.ncbi.nlm.nih.gov/books/NBK22/',
    ]);
    const none = { citationKey: 'a', csl: { type: 'article-journal', PMID: '7' } };
    const again = await readAll(pubmedXml, await writeAll(pubmedXml, [none]));
    expect(again.records[0]?.csl).toEqual(none.csl);
  });

  it('passes by a number that was corrected since', async () => {
    const text = set(
      citation(
        '<PMID>1</PMID><Article><ELocationID EIdType="doi" ValidYN="N">10.1000/bad</ELocationID><ELocationID EIdType="doi" ValidYN="Y">10.1000/good</ELocationID></Article>',
      ),
    );
    const [record] = (await readAll(pubmedXml, text)).records;
    expect(record?.csl.DOI).toBe('10.1000/good');
    expect(JSON.stringify(record?.csl.custom)).toContain('10.1000/bad');
  });

  it('leaves to a record of another format its journal in full and its country', async () => {
    const csl = {
      type: 'article-journal',
      PMID: '1',
      'container-title': 'Lancet (London, England)',
      'publisher-place': 'England',
    };
    const [back] = (await readAll(pubmedXml, await writeAll(pubmedXml, [{ csl, citationKey: 'k' }]))).records;
    expect(back?.csl).toEqual(csl);
  });

  it('refuses entities, reading neither definitions nor files', async () => {
    const bomb = `<!DOCTYPE a [<!ENTITY a "aa"><!ENTITY x SYSTEM "file:///etc/hostname">]>${set(titled('&a;&x;'))}`;
    const { records, problems } = await readAll(pubmedXml, bomb);
    expect(records[0]?.csl.title).toBe('&a;&x;');
    expect(problems).toMatchObject([
      { severity: 'error', index: null, line: 1 },
      { severity: 'warning', index: 0, line: 3 },
      { severity: 'warning', index: 0, line: 3 },
    ]);
  });

  it('bounds depth', async () => {
    const deep = `${'<i>'.repeat(5000)}x${'</i>'.repeat(5000)}`;
    const { records, problems } = await readAll(pubmedXml, set(titled(deep), titled('Two')));
    expect(records.map(({ csl }) => csl.title).at(-1)).toBe('Two');
    expect(problems[0]).toMatchObject({ severity: 'error', index: 0 });
  });

  it('takes a lone “<” or “&” for text, and says where', async () => {
    const { records, problems } = await readAll(pubmedXml, set(titled('p < 0.05 & more')));
    expect(records[0]?.csl.title).toBe('p < 0.05 & more');
    expect(problems).toMatchObject([
      { line: 3, column: 72 },
      { line: 3, column: 79 },
    ]);
  });
});

describe('damage to XML', () => {
  const cases: [string, string, string[], number[]][] = [
    [
      'a record without its end',
      set(titled('One').replace('</PubmedArticle>', ''), titled('Two')),
      ['One', 'Two'],
      [0],
    ],
    ['a record without its beginning', set(titled('One').replace('<PubmedArticle>', ''), titled('Two')), ['Two'], [0]],
    ['a tag that is not closed', set(titled('One').replace('</ArticleTitle>', ''), titled('Two')), ['One', 'Two'], [0]],
    [
      'a quote that is missing',
      set(titled('One').replace('<PMID>', '<PMID V="1>'), titled('Two')),
      ['One', 'Two'],
      [0],
    ],
    ['a comment that does not end', set(titled('<!-- One'), titled('Two')), ['<!-- One', 'Two'], [0]],
    ['a file that is cut off', set(titled('One'), titled('Two')).slice(0, -60), ['One', 'Two'], [1, 1]],
  ];
  it.each(cases)('%s costs that record alone', async (_, text, titles, indexes) => {
    const { records, problems } = await readAll(pubmedXml, text);
    expect(records.map(({ csl }) => csl.title)).toEqual(titles);
    expect([...new Set(problems.map(({ index }) => index))]).toEqual([...new Set(indexes)]);
  });

  it('leaves comments out, and records in them', async () => {
    const { records } = await readAll(
      pubmedXml,
      set(`<!-- ${titled('No')} -->`, titled('On<!-- not -->e <![CDATA[<b>]]>')),
    );
    expect(records.map(({ csl }) => csl.title)).toEqual(['One <b>']);
  });
});

describe('EndNote XML', () => {
  const record = (inner: string, type = '<ref-type name="Journal Article">17</ref-type>') =>
    `<xml><records><record>${type}${inner}</record></records></xml>`;

  it('reads runs of style, with the blanks in them', async () => {
    const style = (text: string, face = 'normal') => `<style face="${face}" font="default" size="100%">${text}</style>`;
    const { records } = await readAll(
      endnoteXml,
      record(
        `<contributors><authors><author>${style('Müller, Jörg')}</author><author>World Health Organization,</author></authors></contributors>
        <titles><title>\n  ${style('Role of ')}\n  ${style('GRIN2B', 'italic')}${style(' and Ca')}${style('2+', 'bold superscript')}</title><secondary-title>J Alk</secondary-title></titles>
        <periodical><full-title>Journal of Alkaloids</full-title></periodical><dates><year>2019</year><pub-dates><date>Mar 7</date></pub-dates></dates>
        <isbn>1234-5679 (Electronic)&#xD;2434-561X (Linking)</isbn><abstract>One&#xD;two
           three</abstract><custom2>PMC123</custom2><custom1>own</custom1><label>mueller2019</label>`,
      ),
    );
    expect(records[0]).toMatchObject({
      citationKey: 'mueller2019',
      csl: {
        type: 'article-journal',
        title: 'Role of <i>GRIN2B</i> and Ca<b><sup>2+</sup></b>',
        author: [{ family: 'Müller', given: 'Jörg' }, { literal: 'World Health Organization' }],
        'container-title': 'Journal of Alkaloids',
        'container-title-short': 'J Alk',
        issued: { 'date-parts': [[2019, 3, 7]] },
        ISSN: '1234-5679',
        abstract: 'One\ntwo three',
        PMCID: 'PMC123',
        custom: { 'x-endnote-custom1': 'own', 'x-endnote-isbn': '1234-5679 (Electronic)\n2434-561X (Linking)' },
      },
    });
  });

  it('has the full title where it is called the abbreviation, and each line of a title in one', async () => {
    const inner =
      '<titles><title>One&#xD;two</title><secondary-title>J Alk</secondary-title></titles><periodical><full-title>J Alk</full-title><abbr-1>Journal of alkaloids</abbr-1></periodical><orig-pub>Eins zwei</orig-pub>';
    expect((await readAll(endnoteXml, record(inner))).records[0]?.csl).toEqual({
      type: 'article-journal',
      title: 'One two',
      'container-title': 'Journal of alkaloids',
      'container-title-short': 'J Alk',
      'original-title': 'Eins zwei',
    });
  });

  it('takes the other title of a journal for its abbreviation where it is that, and blanks for nothing', async () => {
    const titles = (other: string) =>
      `<titles><secondary-title>Water Resources Management</secondary-title><alt-title>${other}</alt-title></titles>`;
    const blank = '<notes><style face="normal" font="default" size="100%">  </style></notes>';
    const read = async (inner: string) => (await readAll(endnoteXml, record(inner))).records[0]?.csl;
    const journal = { type: 'article-journal', 'container-title': 'Water Resources Management' };
    expect(await read(titles('Water Resour Manage') + blank)).toEqual({
      ...journal,
      'container-title-short': 'Water Resour Manage',
    });
    const abbreviated = '<periodical><abbr-1>Wat. Res. Man.</abbr-1></periodical>';
    expect(await read(titles('Water Resour Manage') + abbreviated)).toEqual({
      ...journal,
      'container-title-short': 'Wat. Res. Man.',
      custom: { 'x-endnote-alt-title': 'Water Resour Manage' },
    });
    expect(await read(titles('Hydrology Letters'))).toEqual({
      ...journal,
      custom: { 'x-endnote-alt-title': 'Hydrology Letters' },
    });
  });

  it('knows a type by its number, and says when it knows none', async () => {
    const numbered = await readAll(endnoteXml, record('', '<ref-type>27</ref-type>'));
    expect(numbered.records[0]?.csl.type).toBe('report');
    const odd = await readAll(endnoteXml, record('', '<ref-type name="Scroll">99</ref-type>'));
    expect(odd.records[0]?.csl).toEqual({ type: 'document', custom: { 'x-endnote-ref-type': 'Scroll' } });
    expect(odd.problems).toMatchObject([{ severity: 'warning', field: 'ref-type' }]);
  });

  it('takes the first of addresses below each other, and keeps them all', async () => {
    const both = 'https://a.example/1\nhttps://b.example/2';
    const text = `<xml><records><record><ref-type name="Preprint">0</ref-type><urls><related-urls><url>${both.replace('\n', '&#xD;')}</url></related-urls></urls></record></records></xml>`;
    const [record] = (await readAll(endnoteXml, text)).records;
    expect(record?.csl).toMatchObject({ type: 'article', URL: 'https://a.example/1' });
    const csl = record?.csl ?? { type: 'document' };
    for (const each of [csl, { ...csl, URL: both }]) {
      const written = await writeAll(endnoteXml, [{ csl: each, citationKey: 'k' }]);
      expect((await readAll(endnoteXml, written)).records[0]?.csl).toEqual(each);
    }
  });

  it('has the number of a report where books have their ISBN', async () => {
    const report = (isbn: string) =>
      `<record><ref-type name="Report">27</ref-type><titles><title>R</title></titles><isbn>${isbn}</isbn></record>`;
    const { records } = await readAll(
      endnoteXml,
      `<xml><records>${report('WB-12')}${report('978-3-16-148410-0')}</records></xml>`,
    );
    expect(records.map(({ csl }) => [csl.number, csl.ISBN])).toEqual([
      ['WB-12', undefined],
      [undefined, '978-3-16-148410-0'],
    ]);
  });
});
