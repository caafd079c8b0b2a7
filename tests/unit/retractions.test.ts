import { describe, expect, it } from 'vitest';
import { type Retraction, retractionLine } from '#features/retractions/notice.ts';
import { toCheckAgain } from '#features/retractions/queries.ts';
import { dayIn, readRetractionWatch } from '#features/retractions/retraction-watch.ts';

const head =
  'Record ID,Title,Journal,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason';

async function read(...rows: string[]) {
  const found = [];
  for await (const one of readRetractionWatch([new TextEncoder().encode([head, ...rows].join('\r\n'))]))
    found.push(one);
  return found;
}

describe('the register of Retraction Watch', () => {
  it('is read row by row: DOI, PMID, day, nature and reasons', async () => {
    const row =
      '7,"A ""strong"" title, with comma",J,9/3/2021 0:00,10.1000/Notice,0,10.1000/ABC.1,123456,Retraction,+Error in Data;+Concerns/Issues;';
    expect(await read(row)).toEqual([
      {
        line: 2,
        notice: {
          ...{ nature: 'retraction', date: '2021-09-03', doi: '10.1000/abc.1', pmid: '123456', sourceId: '7' },
          ...{ title: 'A "strong" title, with comma', noticeDoi: '10.1000/notice', noticePmid: null },
          reasons: 'Error in Data; Concerns/Issues',
        },
      },
    ]);
  });

  it.each([
    ['Retraction', 'retraction'],
    ['Correction', 'correction'],
    ['Expression of concern', 'expression_of_concern'],
    ['Reinstatement', 'reinstatement'],
  ])('%s is a nature of its own', async (written, nature) => {
    expect(await read(`1,T,J,,,,10.1000/x,,${written},`)).toMatchObject([{ notice: { nature, date: null } }]);
  });

  it('finds a paper that has a PMID alone, or a DOI alone', async () => {
    expect(await read('1,T,J,,,,unavailable,555,Retraction,')).toMatchObject([{ notice: { doi: null, pmid: '555' } }]);
    expect(await read('1,T,J,,,,10.1000/x,0,Retraction,')).toMatchObject([
      { notice: { doi: '10.1000/x', pmid: null } },
    ]);
  });

  it('tells which rows it cannot use, and refuses another file', async () => {
    expect(
      await read(
        '1,T,J,,,,Unavailable,0,Retraction,',
        '2,T,J,,,,10.1000/x,0,Applause,',
        ',T,J,,,,10.1000/x,0,Retraction,',
      ),
    ).toEqual([
      { line: 2, problem: 'It names the paper by neither DOI nor PMID.' },
      { line: 3, problem: '“Applause” is no nature of a notice.' },
      { line: 4, problem: 'It has no record id.' },
    ]);
    const other = readRetractionWatch([new TextEncoder().encode('Title,Year\nA,2020\n')]);
    await expect(other.next()).rejects.toMatchObject({ kind: 'unprocessable' });
    await expect(readRetractionWatch([]).next()).rejects.toMatchObject({ kind: 'unprocessable' });
  });

  it.each([
    ['12/31/2020 0:00', '2020-12-31'],
    ['2020-02-29', '2020-02-29'],
    ['2/30/2020', null],
    ['soon', null],
    ['', null],
  ])('%s is the day %s', (text, day) => {
    expect(dayIn(text)).toBe(day);
  });
});

describe('what a notice asks', () => {
  const notice = (nature: 'retraction' | 'correction' | 'expression_of_concern' | 'reinstatement', id: string) => ({
    ...{ id, nature, date: '2020-01-02', noticeDoi: '10.1000/n', noticePmid: null, reasons: '', source: 'person' },
    matchedBy: 'doi' as const,
  });
  const corrected: Retraction = { state: 'corrected', notices: [notice('correction', 'a')] };

  it('prints beside a reference, and no longer once the paper is reinstated', () => {
    const retracted: Retraction = {
      state: 'retracted',
      notices: [notice('correction', 'b'), notice('retraction', 'a')],
    };
    expect(retractionLine(retracted)).toBe('RETRACTED 2020-01-02 (notice 10.1000/n)');
    expect(retractionLine(corrected)).toBe('Corrected 2020-01-02 (notice 10.1000/n)');
    expect(retractionLine({ state: 'reinstated', notices: [notice('reinstatement', 'a')] })).toBeNull();
    expect(retractionLine(null)).toBeNull();
  });

  it('a correction asks for another look until someone has looked; a retraction flags and asks nothing', () => {
    const check = { noticeId: 'a', note: 'Only a name.', checkedBy: 'Ana', checkedAt: new Date() };
    expect(toCheckAgain([corrected]).map(({ id }) => id)).toEqual(['a']);
    expect(toCheckAgain([corrected, corrected])).toHaveLength(1);
    expect(toCheckAgain([corrected], [check])).toEqual([]);
    expect(toCheckAgain([{ state: 'retracted', notices: [notice('retraction', 'c')] }])).toEqual([]);
    expect(toCheckAgain([undefined])).toEqual([]);
  });
});
