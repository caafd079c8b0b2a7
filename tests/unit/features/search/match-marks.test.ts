import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markedParts, markHtml, matchOf } from '#features/search/match-marks.ts';

const marked = (query: string, html: string) => {
  const isMatch = matchOf(query);
  return isMatch ? markHtml(html, isMatch) : html;
};

describe('what was searched for is marked', () => {
  test.each([
    ['receptor', 'Opioid receptors', 'Opioid <mark>receptors</mark>'],
    ['mu-opioid', 'The μ‑opioid site', 'The <mark>μ</mark>‑<mark>opioid</mark> site'],
    ['varadi', 'Várádi', '<mark>Várádi</mark>'],
    ['"respiratory depression"', 'Respiratory depression', '<mark>Respiratory</mark> <mark>depression</mark>'],
    ['mitra*', '<i>Mitragyna</i> tea', '<i><mark>Mitragyna</mark></i> tea'],
    ['title:tea -kratom', 'Kratom tea', 'Kratom <mark>tea</mark>'],
    ['the of', 'The use of tea', 'The use of tea'],
    ['amp lt', 'A &amp; b &lt; c', 'A &amp; b &lt; c'],
    ['year:2016 doi:10.1/tea', 'Tea of 2016', 'Tea of 2016'],
    ['', 'Tea', 'Tea'],
  ])('%s in %s', (query, html, expected) => {
    expect(marked(query, html)).toBe(expected);
  });

  test('nothing but marks is added', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (query, text) => {
        const isMatch = matchOf(query) ?? (() => false);
        expect(
          markedParts(text, isMatch)
            .map((part) => part.text)
            .join(''),
        ).toBe(text);
        expect(markHtml(text, isMatch).replace(/<\/?mark>/g, '')).toBe(text.replace(/<\/?mark>/g, ''));
      }),
    );
  });
});
