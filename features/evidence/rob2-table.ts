// The revised Cochrane tool for one result of a randomised trial (RoB 2, 22 August 2019). Domains, numbering, answers and judgements are the tool's;
// the questions are put in our own, shorter words: read them beside the tool's own guidance.

export const rob2Source = 'https://www.riskofbias.info/welcome/rob-2-0-tool/current-version-of-rob-2';
export const rob2Version = '2019-08-22';

/** What a signalling question is answered with, most reassuring wording first; NA only where a question does not arise. */
export const rob2Answers = ['Y', 'PY', 'PN', 'N', 'NI', 'NA'] as const;
export type Rob2Answer = (typeof rob2Answers)[number];
export const rob2AnswerNames: Readonly<Record<Rob2Answer, string>> = {
  Y: 'Yes',
  PY: 'Probably yes',
  PN: 'Probably no',
  N: 'No',
  NI: 'No information',
  NA: 'Not applicable',
};

export const rob2Judgements = ['low', 'some-concerns', 'high'] as const;
export type Rob2Judgement = (typeof rob2Judgements)[number];
export const rob2JudgementNames: Readonly<Record<Rob2Judgement, string>> = {
  low: 'Low risk of bias',
  'some-concerns': 'Some concerns',
  high: 'High risk of bias',
};

/** Which effect of the intervention the result estimates: it decides what domain 2 asks. */
export const rob2Effects = ['assignment', 'adhering'] as const;
export type Rob2Effect = (typeof rob2Effects)[number];
export const rob2EffectNames: Readonly<Record<Rob2Effect, string>> = {
  assignment: 'The effect of assignment to the intervention (intention to treat)',
  adhering: 'The effect of adhering to the intervention (per protocol)',
};

/** Question → answers that match: `Y` is yes or probably yes, `N` no or probably no, `?` no information, `-` not applicable. */
export type Rob2Pattern = Readonly<Record<string, string>>;

type Question = {
  id: string;
  words: string;
  /** The question arises when one of these matches; always when left out. */
  when?: readonly Rob2Pattern[];
  /** The tool lets an asked question be not applicable. */
  maybe?: true;
  /** The tool has no “No information” here. */
  sure?: true;
};
type Row = readonly [Rob2Pattern, Rob2Judgement];
export type Rob2Domain = {
  code: 'D1' | 'D2' | 'D3' | 'D4' | 'D5';
  name: string;
  questions: readonly Question[];
  /** Decision tables: the first row that matches holds in each; the domain takes the worst of them. */
  parts: readonly (readonly Row[])[];
};

const randomisation: Rob2Domain = {
  code: 'D1',
  name: 'Bias arising from the randomization process',
  questions: [
    { id: '1.1', words: 'Was the sequence of allocation random?' },
    { id: '1.2', words: 'Did it stay concealed until participants were enrolled and assigned?' },
    { id: '1.3', words: 'Do differences between the groups at baseline point to a fault of the randomisation?' },
  ],
  parts: [
    [
      [{ '1.1': 'Y?', '1.2': 'Y', '1.3': 'N?' }, 'low'],
      [{ '1.2': 'Y' }, 'some-concerns'],
      [{ '1.2': '?', '1.3': 'N?' }, 'some-concerns'],
      [{ '1.2': '?', '1.3': 'Y' }, 'high'],
      [{ '1.2': 'N' }, 'high'],
    ],
  ],
};

const aware: readonly Question[] = [
  { id: '2.1', words: 'Did participants know which intervention they got?' },
  { id: '2.2', words: 'Did carers, or those who gave the interventions, know it?' },
];
const someoneKnew: readonly Rob2Pattern[] = [{ '2.1': 'Y?' }, { '2.2': 'Y?' }];

const deviationsOfAssignment: Rob2Domain = {
  code: 'D2',
  name: 'Bias due to deviations from intended interventions',
  questions: [
    ...aware,
    {
      id: '2.3',
      words: 'Were there deviations from the intended intervention because it was a trial?',
      when: someoneKnew,
    },
    { id: '2.4', words: 'Were these likely to have affected the outcome?', when: [{ '2.3': 'Y' }] },
    { id: '2.5', words: 'Were these balanced between the groups?', when: [{ '2.4': 'Y?' }] },
    { id: '2.6', words: 'Was the analysis one that estimates the effect of assignment?' },
    {
      id: '2.7',
      words: 'Could analysing participants in another group than their own have changed the result much?',
      when: [{ '2.6': 'N?' }],
    },
  ],
  parts: [
    [
      [{ '2.1': 'N', '2.2': 'N' }, 'low'],
      [{ '2.3': 'N' }, 'low'],
      [{ '2.3': '?' }, 'some-concerns'],
      [{ '2.4': 'N' }, 'some-concerns'],
      [{ '2.5': 'Y' }, 'some-concerns'],
      [{ '2.5': 'N?' }, 'high'],
    ],
    [
      [{ '2.6': 'Y' }, 'low'],
      [{ '2.7': 'N' }, 'some-concerns'],
      [{ '2.7': 'Y?' }, 'high'],
    ],
  ],
};

const deviationsOfAdhering: Rob2Domain = {
  code: 'D2',
  name: 'Bias due to deviations from intended interventions',
  questions: [
    ...aware,
    {
      id: '2.3',
      words: 'Were important interventions outside the protocol balanced between the groups?',
      when: someoneKnew,
      maybe: true,
    },
    { id: '2.4', words: 'Did the giving of the intervention fail in ways that could affect the outcome?', maybe: true },
    { id: '2.5', words: 'Did participants depart from their regimen in ways that could affect it?', maybe: true },
    {
      id: '2.6',
      words: 'Was the analysis one that estimates the effect of adhering?',
      when: [{ '2.3': 'N?' }, { '2.4': 'Y?' }, { '2.5': 'Y?' }],
    },
  ],
  parts: [
    [
      [{ '2.6': 'Y' }, 'some-concerns'],
      [{ '2.6': 'N?' }, 'high'],
      [{ '2.3': 'Y-', '2.4': 'N-', '2.5': 'N-' }, 'low'],
    ],
  ],
};

const missingData: Rob2Domain = {
  code: 'D3',
  name: 'Bias due to missing outcome data',
  questions: [
    { id: '3.1', words: 'Were there data on this outcome for all, or nearly all, who were randomised?' },
    {
      id: '3.2',
      words: 'Is there evidence that missing data did not bias the result?',
      when: [{ '3.1': 'N?' }],
      sure: true,
    },
    { id: '3.3', words: 'Could an outcome be missing because of its true value?', when: [{ '3.2': 'N' }] },
    { id: '3.4', words: 'Is it likely that it was?', when: [{ '3.3': 'Y?' }] },
  ],
  parts: [
    [
      [{ '3.1': 'Y' }, 'low'],
      [{ '3.2': 'Y' }, 'low'],
      [{ '3.3': 'N' }, 'low'],
      [{ '3.4': 'N' }, 'some-concerns'],
      [{ '3.4': 'Y?' }, 'high'],
    ],
  ],
};

const measurement: Rob2Domain = {
  code: 'D4',
  name: 'Bias in measurement of the outcome',
  questions: [
    { id: '4.1', words: 'Was the way of measuring the outcome unfit for it?' },
    { id: '4.2', words: 'Could measuring have differed between the groups?' },
    { id: '4.3', words: 'Did assessors know who got what?', when: [{ '4.1': 'N?', '4.2': 'N?' }] },
    { id: '4.4', words: 'Could knowing it have influenced their assessment?', when: [{ '4.3': 'Y?' }] },
    { id: '4.5', words: 'Is it likely that it did?', when: [{ '4.4': 'Y?' }] },
  ],
  parts: [
    [
      [{ '4.1': 'Y' }, 'high'],
      [{ '4.2': 'Y' }, 'high'],
      [{ '4.2': 'N', '4.3': 'N' }, 'low'],
      [{ '4.2': 'N', '4.4': 'N' }, 'low'],
      [{ '4.2': '?', '4.3': 'N' }, 'some-concerns'],
      [{ '4.2': '?', '4.4': 'N' }, 'some-concerns'],
      [{ '4.5': 'N' }, 'some-concerns'],
      [{ '4.5': 'Y?' }, 'high'],
    ],
  ],
};

const reporting: Rob2Domain = {
  code: 'D5',
  name: 'Bias in selection of the reported result',
  questions: [
    { id: '5.1', words: 'Was the analysis the one planned before outcomes were known?' },
    { id: '5.2', words: 'Was the result likely chosen, for what it says, among several measures of the outcome?' },
    { id: '5.3', words: 'Was it likely chosen, for what it says, among several analyses of the data?' },
  ],
  parts: [
    [
      [{ '5.2': 'Y' }, 'high'],
      [{ '5.3': 'Y' }, 'high'],
      [{ '5.1': 'Y', '5.2': 'N', '5.3': 'N' }, 'low'],
      [{ '5.1': 'YN?', '5.2': 'N?', '5.3': 'N?' }, 'some-concerns'],
    ],
  ],
};

/** The five domains for the effect that a result estimates. */
export function rob2Domains(effect: Rob2Effect): readonly Rob2Domain[] {
  const deviations = effect === 'assignment' ? deviationsOfAssignment : deviationsOfAdhering;
  return [randomisation, deviations, missingData, measurement, reporting];
}
