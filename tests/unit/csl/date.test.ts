import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayDate, parseDate, parseEdtf, parseMonth, printEdtf, yearOf } from '#lib/csl/date.ts';

describe('dates', () => {
  it.each([
    ['2019', [[2019]]],
    ['2019-03-07', [[2019, 3, 7]]],
    ['2019/03/07/', [[2019, 3, 7]]],
    ['2019///', [[2019]]],
    ['2015/october', [[2015, 10]]],
    ['20190307', [[2019, 3, 7]]],
    ['7 March 2019', [[2019, 3, 7]]],
    ['March 7, 2019', [[2019, 3, 7]]],
    ['2019 Mar 7', [[2019, 3, 7]]],
    ['Sept. 2019', [[2019, 9]]],
    [
      '1998 Dec-1999 Jan',
      [
        [1998, 12],
        [1999, 1],
      ],
    ],
    [
      'Nov-Dec 2000',
      [
        [2000, 11],
        [2000, 12],
      ],
    ],
    [
      'March 3-5, 2019',
      [
        [2019, 3, 3],
        [2019, 3, 5],
      ],
    ],
  ])('%s', (text, parts) => expect(parseDate(text)).toEqual({ 'date-parts': parts }));

  it('keeps seasons, doubt, open ends and words', () => {
    expect(parseDate('Spring 2019')).toEqual({ 'date-parts': [[2019]], season: 1 });
    expect(parseDate('2019///Winter')).toEqual({ 'date-parts': [[2019]], season: 4 });
    expect(parseDate('c. 1850')).toEqual({ 'date-parts': [[1850]], circa: true });
    expect(parseEdtf('2019/..')).toEqual({ 'date-parts': [[2019], [0]] });
    expect(parseDate('in press')).toEqual({ literal: 'in press' });
    expect(parseDate('2019-13-45')).toEqual({ literal: '2019-13-45' });
    expect(parseMonth('März')).toBe(3);
    expect(parseMonth('13')).toBeNull();
  });

  it('prints what it reads', () => {
    const year = fc.integer({ min: -9999, max: 99_999 }).filter((value) => value !== 0);
    const parts = fc.oneof(
      fc.tuple(year),
      fc.tuple(year, fc.integer({ min: 1, max: 12 })),
      fc.tuple(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 })),
    );
    fc.assert(
      fc.property(fc.array(parts, { minLength: 1, maxLength: 2 }), fc.boolean(), (rows, circa) => {
        const date = { 'date-parts': rows.map((row) => [...row]), ...(circa && { circa }) };
        expect(parseEdtf(printEdtf(date) ?? '')).toEqual(date);
      }),
    );
  });

  it('is shown to people', () => {
    expect(displayDate({ 'date-parts': [[2019, 3, 7]] })).toBe('7 March 2019');
    expect(displayDate({ 'date-parts': [['2019', '03']] })).toBe('March 2019');
    expect(displayDate({ 'date-parts': [[2019]], season: 1, circa: true })).toBe('c. Spring 2019');
    expect(displayDate({ 'date-parts': [[-44, 3, 15]] })).toBe('15 March 44 BC');
    expect(displayDate({ literal: 'in press' })).toBe('in press');
    expect(yearOf({ 'date-parts': [['2019']] })).toBe(2019);
    expect(yearOf({ literal: 'in press, 2019' })).toBe(2019);
    expect(yearOf(undefined)).toBeNull();
  });
});
