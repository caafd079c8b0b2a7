import { expect, it } from 'vitest';
import { type Piece, typeset } from '#lib/pharmacology/typeset.ts';

const sub = (text: string) => ({ as: 'sub' as const, text });
const sup = (text: string) => ({ as: 'sup' as const, text });
const slanted = (text: string) => ({ as: 'i' as const, text });

it.each<[string, Piece[]]>([
  ['Mitragynine, MOR (μ): Ki = 161 ± 9 nM', ['Mitragynine, MOR (μ): ', slanted('K'), sub('i'), ' = 161 ± 9 nM']],
  ['EC50 ~ 339 nM; Emax = 34 %', ['EC', sub('50'), ' ~ 339 nM; ', slanted('E'), sub('max'), ' = 34\u00a0%']],
  ['pKi = 6.79', ['pK', sub('i'), ' = 6.79']],
  ['% inhibition > 40 %', ['% inhibition', ' > 40\u00a0%']],
  ['bias factor = 0.4', ['ΔΔlog(τ/K', sub('A'), ')', ' = 0.4']],
  ['Acute toxicity (LD50), an IC50 of its own; MyKi = 3', ['Acute toxicity (LD50), an IC50 of its own; MyKi = 3']],
  ['[35S]GTPγS', ['[', sup('35'), 'S]GTPγS']],
  ['[3H]DAMGO: Ki = 7 nM', ['[', sup('3'), 'H]DAMGO: ', slanted('K'), sub('i'), ' = 7 nM']],
  ['[125I]DOI, after [3] and [35 mice]', ['[', sup('125'), 'I]DOI, after [3] and [35 mice]']],
  ['', []],
])('sets “%s”', (text, pieces) => {
  expect(typeset(text)).toEqual(pieces);
});
