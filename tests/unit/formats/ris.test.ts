import { describe, expect, it } from 'vitest';
import { ris } from '#lib/formats/ris/ris.ts';
import { readAll } from './read-all.ts';

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
});
