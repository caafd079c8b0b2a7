import { describe, expect, it } from 'vitest';
import {
  levelFilters,
  levelMark,
  levelMeaning,
  levelName,
  levelRank,
  parseLevelFilter,
  printLevelFilter,
} from '#features/evidence/evidence-level.ts';
import { ocebmCell, ocebmCodes, ocebmQuestions } from '#features/evidence/ocebm.ts';
import { preclinicalCodes } from '#features/evidence/preclinical.ts';
import { levelInputSchema, levelListSchema } from '#features/evidence/schema.ts';

describe('levels in an address', () => {
  it('are read as they are printed', () => {
    expect(levelFilters.map((level) => parseLevelFilter(printLevelFilter(level)))).toEqual(levelFilters);
  });

  it.each(['ocebm:1a', 'ocebm:6', 'ocebm:P1', 'preclinical:1', 'preclinical:p2', 'grade:high', ''])(
    '%j is none',
    (text) => {
      expect(parseLevelFilter(text)).toBeNull();
    },
  );

  it('rank clinical work first, the strongest of each before the others', () => {
    expect(levelFilters.map(printLevelFilter)).toEqual([
      ...['ocebm:1', 'ocebm:2', 'ocebm:3', 'ocebm:4', 'ocebm:5'],
      ...['preclinical:P5', 'preclinical:P4', 'preclinical:P3', 'preclinical:P2', 'preclinical:P1', 'preclinical:P0'],
    ]);
    expect(levelFilters.map(levelRank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('have names and marks', () => {
    expect(levelFilters.map(levelMark).slice(4, 7)).toEqual(['OCEBM 5', 'P5', 'P4']);
    expect(levelName({ scheme: 'preclinical', code: 'P2' })).toBe('Preclinical ladder, P2 in vitro: functional');
    expect(levelName({ scheme: 'ocebm', code: '3' })).toBe('OCEBM 2011, level 3');
  });
});

describe('levels as input', () => {
  const cells = ocebmQuestions.flatMap((question) => ocebmCodes.map((code) => ({ question, code })));
  it.each(cells)('OCEBM $question $code is taken exactly when the table has it', ({ question, code }) => {
    const parsed = levelInputSchema.safeParse({ scheme: 'ocebm', version: '2011', question, code });
    expect(parsed.success).toBe(ocebmCell(question, code) !== null);
    if (parsed.success && parsed.data.scheme === 'ocebm') {
      expect(levelMeaning(parsed.data)).toBe(ocebmCell(question, code));
    }
  });

  it('refuses level 5 of the two questions that have none', () => {
    const refused = cells.filter(
      ({ question, code }) => !levelInputSchema.safeParse({ scheme: 'ocebm', question, code }).success,
    );
    expect(refused).toEqual([
      { question: 'prevalence', code: '5' },
      { question: 'prognosis', code: '5' },
    ]);
  });

  it.each(preclinicalCodes)('takes the rung %s', (code) => {
    expect(levelInputSchema.parse({ scheme: 'preclinical', version: 'speciosa-1', code })).toEqual({
      ...{ scheme: 'preclinical', version: 'speciosa-1', question: null, code },
      ...{ reason: null, basis: 'judged' },
    });
  });

  it('takes the question in the words of the table and a code given as a number', () => {
    const level = { scheme: 'ocebm', version: '2011', question: 'What are the RARE harms?', code: 4, reason: ' case ' };
    expect(levelInputSchema.parse(level)).toMatchObject({ question: 'rare-harms', code: '4', reason: 'case' });
  });

  it.each([
    { scheme: 'ocebm', version: '2011', code: '2' },
    { scheme: 'ocebm', version: '2011', question: 'Is it good?', code: '2' },
    { scheme: 'ocebm', version: '2011', question: 'treatment', code: '1a' },
    { scheme: 'ocebm', version: '2009', question: 'treatment', code: '2' },
    { scheme: 'preclinical', version: 'speciosa-1', question: 'treatment', code: 'P2' },
    { scheme: 'preclinical', version: 'speciosa-1', code: 'H' },
    { scheme: 'grade', code: 'high' },
  ])('refuses %j', (level) => {
    expect(levelInputSchema.safeParse(level).success).toBe(false);
  });

  it('judges a study once for each question', () => {
    const treatment = { scheme: 'ocebm', question: 'treatment', code: '2' };
    const harms = { scheme: 'ocebm', question: 'rare-harms', code: '3' };
    expect(levelListSchema.safeParse([treatment, harms]).success).toBe(true);
    expect(levelListSchema.safeParse([treatment, { ...treatment, code: '3' }]).success).toBe(false);
  });
});
