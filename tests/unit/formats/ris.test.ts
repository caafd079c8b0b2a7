import { describe, expect, it } from 'vitest';
import { ris } from '#lib/formats/ris/ris.ts';
import { readAll, writeAll } from './read-all.ts';

const one = async (lines: string) => {
  const { records, problems } = await readAll(ris, `${lines}\nER  - \n`);
  return { ...records[0], problems };
};

describe('RIS', () => {
  it('reads a journal article', async () => {
    const read = await one(
      'TY  - JOUR\nID  - k1\nAU  - Müller, Jörg\nA1  - King, Martin, Jr.\nAU  - WHO,\nTI  - A\nT2  - Journal of Things\nJO  - J. Things\nPY  - 2019///\nDA  - 2019/03/07/\nVL  - 1\nIS  - 2\nSP  - 5\nEP  - 9\nDO  - https://doi.org/10.1000/X\nSN  - 1234-5679\nAN  - 99\nDB  - PubMed\nKW  - one\nKW  - target:mor\nZZ  - kept\nN1  - first\nN1  - second',
    );
    expect(read).toMatchObject({ citationKey: 'k1', keywords: ['one'], tags: ['target:mor'] });
    expect(read.csl).toEqual({
      type: 'article-journal',
      author: [
        { family: 'Müller', given: 'Jörg' },
        { family: 'King', given: 'Martin', suffix: 'Jr.' },
        { literal: 'WHO' },
      ],
      title: 'A',
      'container-title': 'Journal of Things',
      'container-title-short': 'J. Things',
      issued: { 'date-parts': [[2019, 3, 7]] },
      volume: '1',
      issue: '2',
      page: '5-9',
      DOI: '10.1000/X',
      ISSN: '1234-5679',
      source: 'PubMed',
      PMID: '99',
      keyword: 'one',
      note: 'first\nsecond',
      custom: { 'x-ris-zz': 'kept' },
    });
  });

  it('means by a tag what the type makes of it', async () => {
    const book = await one('TY  - BOOK\nTI  - A\nT2  - Series\nA2  - Doe, J\nSN  - 978-3-16-148410-0\nIS  - 4');
    expect(book.csl).toMatchObject({
      'collection-title': 'Series',
      'collection-editor': [{ family: 'Doe' }],
      ISBN: '978-3-16-148410-0',
      'collection-number': '4',
    });
    const chapter = await one('TY  - CHAP\nTI  - A\nT2  - Book\nT3  - Series\nA2  - Doe, J');
    expect(chapter.csl).toMatchObject({
      'container-title': 'Book',
      'collection-title': 'Series',
      editor: [{ family: 'Doe' }],
    });
    expect((await one('TY  - RPRT\nSN  - R-7')).csl).toMatchObject({ number: 'R-7' });
  });

  it('takes a number in M1 for the issue where there is no other', async () => {
    expect((await one('TY  - JOUR\nM1  - 9999')).csl).toEqual({ type: 'article-journal', issue: '9999' });
    expect((await one('TY  - JOUR\nM1  - 5\nIS  - 4')).csl).toMatchObject({ issue: '4', custom: { 'x-ris-m1': '5' } });
    expect((await one('TY  - JOUR\nM1  - Copyright 2016')).csl).toMatchObject({
      custom: { 'x-ris-m1': 'Copyright 2016' },
    });
  });

  it('follows values over lines, also such as look like tags', async () => {
    const read = await one(
      'TY  - JOUR\nTI  - A\n  longer title\nAB  - one\nER  stress is - high\n\nUS - two\nKW  - a\nb',
    );
    expect(read.csl).toMatchObject({
      title: 'A longer title',
      abstract: 'one\nER  stress is - high\n\nUS - two',
      keyword: 'a; b',
    });
  });

  it('reads tags with one space, and unknown types with a warning', async () => {
    expect((await one('TY - XYZ\nTI - A')).csl).toEqual({
      type: 'document',
      title: 'A',
      custom: { 'x-ris-ty': 'XYZ' },
    });
    expect((await one('TY - XYZ\nTI - A')).problems).toMatchObject([
      { severity: 'warning', line: 1, index: 0, field: 'TY' },
    ]);
  });

  it('keeps a date that is none, and one of another year', async () => {
    expect((await one('TY  - JOUR\nPY  - in press\nDA  - 2020')).csl).toMatchObject({
      issued: { 'date-parts': [[2020]] },
    });
    expect((await one('TY  - JOUR\nPY  - 2019\nDA  - 2020/01/02')).csl).toMatchObject({
      issued: { 'date-parts': [[2019]] },
      custom: { 'x-ris-da': '2020/01/02' },
    });
  });

  it('adds the year to a day and month without one, wherever it stands', async () => {
    expect((await one('TY  - JOUR\nDA  - Sep 27\nPY  - 2018')).csl).toMatchObject({
      issued: { 'date-parts': [[2018, 9, 27]] },
    });
    expect((await one('TY  - JOUR\nPY  - 2018\nDA  - May-Jun')).csl?.issued).toEqual({
      'date-parts': [
        [2018, 5],
        [2018, 6],
      ],
    });
    expect((await one('TY  - CONF\nPY  - 2020\nY1  - 4-8 Aug. 2020')).csl?.issued).toEqual({
      'date-parts': [
        [2020, 8, 4],
        [2020, 8, 8],
      ],
    });
  });

  it('takes the number from the words beside it, and keeps them', async () => {
    const scopus = await one('TY  - JOUR\nSN  - 12345679 (ISSN)');
    expect(scopus.csl).toMatchObject({ ISSN: '12345679', custom: { 'x-ris-sn': '12345679 (ISSN)' } });
    expect((await one('TY  - JOUR\nSN  - 1234-5679 (Print)\n2434-561X')).csl?.ISSN).toBe('1234-5679');
    expect((await one('TY  - CONF\nSN  - 1111-3333(Electronic),0222-6666(Print)')).csl?.ISSN).toBe('1111-3333');
    expect((await one('TY  - BOOK\nSN  - 978-3-16-148410-0\n3-16-148410-X')).csl?.ISBN).toBe(
      '978-3-16-148410-0 3-16-148410-X',
    );
    const written = await writeAll(ris, [{ citationKey: 'a', csl: scopus.csl ?? { type: '' } }]);
    expect(written).toContain('SN  - 12345679 (ISSN)\r\n');
    expect((await readAll(ris, written)).records[0]?.csl).toEqual(scopus.csl);
  });

  it('takes each of several addresses for one of its own', async () => {
    const read = await one('TY  - JOUR\nUR  - https://a.example/1\nhttps://b.example/2\nUR  - https://c.example/3');
    expect(read.csl).toEqual({
      type: 'article-journal',
      URL: 'https://a.example/1',
      custom: { 'x-ris-ur': ['https://b.example/2', 'https://c.example/3'] },
    });
    const written = await writeAll(ris, [{ citationKey: 'a', csl: read.csl ?? { type: '' } }]);
    expect(written.match(/^UR {2}- .*/gm)).toHaveLength(3);
    expect((await readAll(ris, written)).records[0]?.csl).toEqual(read.csl);
  });

  it('knows a person by initials, as IEEE has them, but no country', async () => {
    const read = await one(
      'TY  - CONF\nAU  - A. B. van Dorn\nAU  - J.-P. Ode-Kim\nAU  - U.S. Congress\nAU  - Study Group',
    );
    expect(read.csl?.author).toEqual([
      { family: 'van Dorn', given: 'A. B.' },
      { family: 'Ode-Kim', given: 'J.-P.' },
      { literal: 'U.S. Congress' },
      { literal: 'Study Group' },
    ]);
  });

  it('has the full title of a journal, whichever tag it stands in', async () => {
    const titles = {
      'container-title': 'Journal of the Alkaloids of Plants',
      'container-title-short': 'J Alkaloids Plants',
    };
    const read = await one('TY  - JOUR\nT2  - J Alkaloids Plants\nJ2  - Journal of the Alkaloids of Plants');
    expect(read.csl).toEqual({ type: 'article-journal', ...titles });
    expect(read.tokens?.map(([tag, , mappedTo]) => [tag, mappedTo])).toEqual([
      ['TY', 'type'],
      ['T2', 'container-title-short'],
      ['J2', 'container-title'],
      ['ER', null],
    ]);
    // What is the wrong way round on purpose stays so.
    const odd = {
      type: 'article-journal',
      'container-title': 'J Plants',
      'container-title-short': 'Journal of Plants',
    };
    const written = await writeAll(ris, [{ citationKey: 'a', csl: odd }]);
    expect((await readAll(ris, written)).records[0]?.csl).toEqual(odd);
  });

  it('reads the tag PsycINFO has for the PMID, and the type in the line it stands in', async () => {
    expect((await one('TY  - JOUR\nPMID  - 31000001\nTI  - A')).csl).toEqual({
      type: 'article-journal',
      PMID: '31000001',
      title: 'A',
    });
    expect((await one('TY  - JOUR\nlost\nTI  - A')).csl).toMatchObject({ type: 'article-journal', title: 'A' });
  });

  it('begins a text where its words begin', async () => {
    expect((await one('TY  - JOUR\nAB  -\n\n   Background\n   One.')).csl?.abstract).toBe('Background\nOne.');
  });

  it('reads the date before other information, which goes back to where it stood', async () => {
    const read = await one('TY  - JOUR\nY1  - 2019/05//May2019\nY2  - 2021/02/03/10:11:12');
    expect(read.csl).toMatchObject({
      issued: { 'date-parts': [[2019, 5]] },
      accessed: { 'date-parts': [[2021, 2, 3]] },
      custom: { 'x-ris-y1': '2019/05//May2019', 'x-ris-y2': '2021/02/03/10:11:12' },
    });
    const { csl } = read;
    const written = await writeAll(ris, [{ csl: csl ?? { type: 'document' }, citationKey: 'k' }]);
    expect(written).toContain('\r\nY2  - 2021/02/03/10:11:12\r\n');
    expect((await readAll(ris, written)).records[0]?.csl).toEqual(csl);
  });

  it('knows a person by the initials behind, as Embase and Scopus have them, but no body', async () => {
    const { csl } = await one(
      'TY  - JOUR\nAU  - van den Berg P.-J.\nAU  - De Santis M.\nAU  - García López J.M.\nAU  - WHO Group\nAU  - Congress U.S.',
    );
    expect(csl?.author).toEqual([
      { family: 'van den Berg', given: 'P.-J.' },
      { family: 'De Santis', given: 'M.' },
      { family: 'García López', given: 'J.M.' },
      { literal: 'WHO Group' },
      { literal: 'Congress U.S.' },
    ]);
  });

  it('reads a conference of Web of Science, whose C1 and C3 are where the authors are', async () => {
    const { csl } = await one(
      'TY  - CPAPER\nTI  - A\nCT  - Conference on Y\nCL  - Seoul\nC1  - Univ X\nC3  - Univ X System\nY2  - JUN 03-07, 2019\nPY  - 2019',
    );
    expect(csl).toMatchObject({
      title: 'A',
      'event-title': 'Conference on Y',
      'event-place': 'Seoul',
      'event-date': {
        'date-parts': [
          [2019, 6, 3],
          [2019, 6, 7],
        ],
      },
      custom: { 'x-ris-c1': 'Univ X', 'x-ris-c3': 'Univ X System' },
    });
    expect(csl?.accessed).toBeUndefined();
    expect((await one('TY  - CPAPER\nC1  - Seoul\nC3  - Conference')).csl).toMatchObject({
      'event-place': 'Seoul',
      'event-title': 'Conference',
    });
  });

  it('takes the third author of a thesis for its adviser, and the edition of a program for its version', async () => {
    expect((await one('TY  - THES\nA3  - Advisor, A')).csl).toEqual({
      type: 'thesis',
      contributor: [{ family: 'Advisor', given: 'A' }],
    });
    expect((await one('TY  - COMP\nET  - 4.0.2')).csl).toEqual({ type: 'software', version: '4.0.2' });
    expect((await one('TY  - CONF\nSN  - 9781538600000 (ISBN)')).csl?.ISBN).toBe('9781538600000');
    expect((await one('TY  - BOOK\nET  - 2')).csl).toEqual({ type: 'book', edition: '2' });
  });

  it('loses no record whose tags are written in another way, and says so', async () => {
    const text =
      'TY  - JOUR\nTI  - A\nER  - \nty  - book\nti  - B\nTY- JOUR\nTI- C\nER-\nTY  - JOUR\nTI  - D\nVL  - 1\nIS- 2\nER  - \n';
    const { records, problems } = await readAll(ris, text);
    expect(records.map(({ csl }) => [csl.type, csl.title])).toEqual([
      ['article-journal', 'A'],
      ['book', 'B'],
      ['article-journal', 'C'],
      ['article-journal', 'D'],
    ]);
    expect(problems.map(({ line, index, severity }) => [line, index, severity])).toEqual([
      [4, 1, 'warning'],
      [4, 1, 'warning'],
      [6, 2, 'warning'],
      [12, 3, 'warning'],
    ]);
  });

  it('gives back a list of names of which one is none', async () => {
    const csl = { type: 'book', author: [{ family: 'B', given: 'C' }, { name: 'odd' }] };
    const written = await writeAll(ris, [{ csl, citationKey: 'k' }]);
    expect((await readAll(ris, written)).records[0]?.csl).toEqual(csl);
  });

  it('names the line of the tag a problem is about', async () => {
    const { problems } = await one('TY  - JOUR\r\nTI  - A\r\n  continued\r\nDO  - none\r\nVL  - 1');
    expect(problems).toMatchObject([{ line: 4, field: 'DO', index: 0, key: 'A continued' }]);
  });
});
