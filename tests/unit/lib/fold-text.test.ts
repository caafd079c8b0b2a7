import { expect, it } from 'vitest';
import { foldText } from '#lib/fold-text.ts';

it.each([
  ['MOR (μ)', 'mor (mu)'],
  ['µ-opioid', 'mu-opioid'],
  ['α2A', 'alpha2a'],
  ['NMDAε2', 'nmdaepsilon2'],
  ['Várādi', 'varadi'],
  ['(−)-mitragynine', '(-)-mitragynine'],
  ['2013–2014', '2013-2014'],
  ['kra\u00adtom', 'kratom'],
  ['Straße', 'strasse'],
  ['GABAᴀ', 'gabaᴀ'],
])('%j is found as %j', (text, folded) => {
  expect(foldText(text)).toBe(folded);
  expect(foldText(folded)).toBe(folded);
});
