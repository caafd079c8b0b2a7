import { expect, it } from 'vitest';
import { spellings } from '#features/search/spellings.ts';

it.each<[string, string[]]>([
  ['receptor', ['receptor']],
  ['mu-opioid', ['mu-opioid', 'mu opioid', 'muopioid']],
  ['μ‑opioid', ['μ‑opioid', 'mu opioid', 'muopioid']],
  ['7-OH', ['7-OH', '7 oh', '7oh']],
  ['5HT2A', ['5HT2A', '5 ht2a', '5 ht 2 a']],
  ['GTPγS', ['GTPγS', 'gtpgammas', 'gtp gamma s']],
  ['Δ9-THC', ['Δ9-THC', 'delta9 thc', 'delta 9 thc', 'delta9thc']],
  ['(−)', ['(−)']],
])('%s', (word, ways) => {
  expect(spellings(word)).toEqual(ways);
});
