import { describe, expect, it } from 'vitest';
import { type SyrcleAnswer, syrcleAnswerNames, syrcleFaults, syrcleItems } from '#features/evidence/syrcle.ts';

// Hooijmans et al. 2014, table 2: item, type of bias, domain.
const golden = [
  [1, 'Selection bias', 'Sequence generation'],
  [2, 'Selection bias', 'Baseline characteristics'],
  [3, 'Selection bias', 'Allocation concealment'],
  [4, 'Performance bias', 'Random housing'],
  [5, 'Performance bias', 'Blinding'],
  [6, 'Detection bias', 'Random outcome assessment'],
  [7, 'Detection bias', 'Blinding'],
  [8, 'Attrition bias', 'Incomplete outcome data'],
  [9, 'Reporting bias', 'Selective outcome reporting'],
  [10, 'Other', 'Other sources of bias'],
] as const;

const all = (answer: SyrcleAnswer) => Object.fromEntries(syrcleItems.map(({ number }) => [number, answer]));

describe('SYRCLE', () => {
  it.each(golden)('item %i is of %s: %s', (number, bias, name) => {
    expect(syrcleItems[number - 1]).toMatchObject({ number, bias, name });
  });

  it('has ten items and three answers, and yes is the good one', () => {
    expect(syrcleItems).toHaveLength(golden.length);
    expect(syrcleAnswerNames).toEqual({
      yes: 'Yes: low risk of bias',
      no: 'No: high risk of bias',
      unclear: 'Unclear',
    });
  });

  it('wants an answer for every item and words for every high risk', () => {
    expect(syrcleFaults({ answers: all('yes'), notes: {} })).toEqual([]);
    expect(syrcleFaults({ answers: all('unclear'), notes: {} })).toEqual([]);
    expect(syrcleFaults({ answers: {}, notes: {} })).toHaveLength(10);
    expect(syrcleFaults({ answers: { ...all('yes'), 5: 'no' }, notes: {} }).map(({ pointer }) => pointer)).toEqual([
      '/notes/5',
    ]);
    expect(syrcleFaults({ answers: { ...all('yes'), 5: 'no' }, notes: { 5: 'One person did all.' } })).toEqual([]);
    expect(syrcleFaults({ answers: { ...all('yes'), 11: 'yes' }, notes: {} }).map(({ pointer }) => pointer)).toEqual([
      '/answers/11',
    ]);
  });

  it('has no sum', async () => {
    const made = await import('#features/evidence/syrcle.ts');
    expect(Object.keys(made).filter((name) => /sum|score|total|overall/i.test(name))).toEqual([]);
  });
});
