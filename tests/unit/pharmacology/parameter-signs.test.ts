import { expect, it } from 'vitest';
import { cutAtSigns } from '#lib/pharmacology/parameter-signs.ts';

it.each<[string, ReturnType<typeof cutAtSigns>]>([
  ['Mitragynine, MOR (μ): Ki = 161 ± 9 nM', ['Mitragynine, MOR (μ): ', ['K', 'i'], ' = 161 ± 9 nM']],
  ['EC50 ~ 339 nM; Emax = 34 %', [['EC', '50'], ' ~ 339 nM; ', ['E', 'max'], ' = 34 %']],
  ['pKi = 6.79', [['pK', 'i'], ' = 6.79']],
  ['% inhibition > 40 %', [['% inhibition'], ' > 40 %']],
  ['bias factor = 0.4', [['ΔΔlog(τ/K', 'A', ')'], ' = 0.4']],
  ['Acute toxicity (LD50), an IC50 of its own; MyKi = 3', ['Acute toxicity (LD50), an IC50 of its own; MyKi = 3']],
  ['', []],
])('cuts “%s” where a parameter has its value', (text, pieces) => {
  expect(cutAtSigns(text)).toEqual(pieces);
});
