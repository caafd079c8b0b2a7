import type { Fault } from '#lib/problem.ts';

// SYRCLE's risk of bias tool for animal studies (Hooijmans et al. 2014). Numbers, names and answers are the tool's; the questions are in our words.

export const syrcleSource = 'https://doi.org/10.1186/1471-2288-14-43';
export const syrcleVersion = '2014';

export const syrcleAnswers = ['yes', 'no', 'unclear'] as const;
export type SyrcleAnswer = (typeof syrcleAnswers)[number];
export const syrcleAnswerNames: Readonly<Record<SyrcleAnswer, string>> = {
  yes: 'Yes: low risk of bias',
  no: 'No: high risk of bias',
  unclear: 'Unclear',
};

type Item = { number: number; name: string; bias: string; words: string };

/** Ten items, each with its own answer. There is no summary score: the tool's authors advise against one. */
export const syrcleItems: readonly Item[] = [
  {
    number: 1,
    name: 'Sequence generation',
    bias: 'Selection bias',
    words: 'Was the order of allocation made and applied properly?',
  },
  {
    number: 2,
    name: 'Baseline characteristics',
    bias: 'Selection bias',
    words: 'Were the groups alike at the start, or adjusted for differences?',
  },
  {
    number: 3,
    name: 'Allocation concealment',
    bias: 'Selection bias',
    words: 'Was it hidden which group the next animal would join?',
  },
  {
    number: 4,
    name: 'Random housing',
    bias: 'Performance bias',
    words: 'Were the animals housed at random during the experiment?',
  },
  {
    number: 5,
    name: 'Blinding',
    bias: 'Performance bias',
    words: 'Did carers and investigators not know which animal got what?',
  },
  {
    number: 6,
    name: 'Random outcome assessment',
    bias: 'Detection bias',
    words: 'Were animals picked at random when outcomes were assessed?',
  },
  {
    number: 7,
    name: 'Blinding',
    bias: 'Detection bias',
    words: 'Did those who assessed outcomes not know which animal got what?',
  },
  {
    number: 8,
    name: 'Incomplete outcome data',
    bias: 'Attrition bias',
    words: 'Were missing outcomes dealt with adequately?',
  },
  {
    number: 9,
    name: 'Selective outcome reporting',
    bias: 'Reporting bias',
    words: 'Does the report hold all that was planned to be measured?',
  },
  {
    number: 10,
    name: 'Other sources of bias',
    bias: 'Other',
    words: 'Was it otherwise free of what could bias it: funding, unit of analysis, new animals added?',
  },
];

export type SyrcleInput = {
  answers: Readonly<Record<string, SyrcleAnswer | undefined>>;
  notes: Readonly<Record<string, string | undefined>>;
};

/** Every item wants one answer; a `no` is explained, so that a reader can judge it. */
export function syrcleFaults({ answers, notes }: SyrcleInput): Fault[] {
  const faults: Fault[] = [];
  for (const { number, name } of syrcleItems) {
    const answer = answers[number];
    if (answer === undefined)
      faults.push({ pointer: `/answers/${number}`, detail: `Item ${number}, ${name}: choose an answer.` });
    if (answer === 'no' && !notes[number]?.trim()) {
      faults.push({
        pointer: `/notes/${number}`,
        detail: `Item ${number}, ${name}: say what makes the risk of bias high.`,
      });
    }
  }
  for (const number of Object.keys(answers)) {
    if (!syrcleItems.some((item) => String(item.number) === number)) {
      faults.push({ pointer: `/answers/${number}`, detail: `SYRCLE has items 1 to 10, no ${number}.` });
    }
  }
  return faults;
}
