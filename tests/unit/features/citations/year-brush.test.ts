import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endsBetween, endsOf, movedByKey, movedTo, rangeOf, shareOf, yearAt } from '#features/citations/year-brush.ts';

const span = { first: 1990, last: 2029 };

describe('the handles of the years', () => {
  test('stand at the ends of a range, and at the ends of the histogram where it is open', () => {
    expect(endsOf(null, span)).toEqual({ from: 1990, to: 2029 });
    expect(endsOf({ from: 2016, to: null }, span)).toEqual({ from: 2016, to: 2029 });
    expect(endsOf({ from: 1500, to: 1600 }, span)).toEqual({ from: 1990, to: 1990 });
  });

  test('at the end of the histogram leave the range open', () => {
    expect(rangeOf({ from: 1990, to: 2029 }, span)).toBeNull();
    expect(rangeOf({ from: 2016, to: 2029 }, span)).toEqual({ from: 2016, to: null });
    expect(rangeOf({ from: 1990, to: 2000 }, span)).toEqual({ from: null, to: 2000 });
  });

  test('move by arrows, pages and to the ends, and never past each other', () => {
    const ends = { from: 2010, to: 2012 };
    expect(movedByKey(ends, 'from', 'ArrowRight', span)).toEqual({ from: 2011, to: 2012 });
    expect(movedByKey(ends, 'from', 'PageUp', span)).toEqual({ from: 2012, to: 2012 });
    expect(movedByKey(ends, 'from', 'Home', span)).toEqual({ from: 1990, to: 2012 });
    expect(movedByKey(ends, 'to', 'End', span)).toEqual({ from: 2010, to: 2029 });
    expect(movedByKey(ends, 'to', 'ArrowDown', span)).toEqual({ from: 2010, to: 2011 });
    expect(movedByKey(ends, 'to', 'toString', span)).toBeNull();
    expect(movedTo(ends, 'to', 1800, span)).toEqual({ from: 2010, to: 2010 });
  });

  test('a stroke over the histogram gives the years under it, whichever way it goes', () => {
    expect(endsBetween(0.25, 0.5, span)).toEqual({ from: 2000, to: 2010 });
    expect(endsBetween(0.5, 0.25, span)).toEqual({ from: 2000, to: 2010 });
    expect(endsBetween(-3, 7, span)).toEqual({ from: 1990, to: 2029 });
  });

  test('a year lies between the edges that are drawn for it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 2000 }), fc.nat(400), fc.nat(), (first, length, pick) => {
        const years = { first, last: first + length };
        const year = first + (pick % (length + 1));
        const { start, end } = shareOf({ from: year, to: year }, years);
        expect(yearAt((start + end) / 200, years)).toBe(year);
      }),
    );
  });
});
