import { describe, expect, it } from 'vitest';
import { ocebmCell, ocebmCodes, ocebmQuestion, ocebmQuestions, ocebmTable } from '#features/evidence/ocebm.ts';

const harms3 =
  'Non-randomized controlled cohort/follow-up study (post-marketing surveillance) provided there are sufficient numbers to rule out a common harm. (For long-term harms the duration of follow-up must be sufficient.)**';
const cases = 'Case-series, case-control, or historically controlled studies**';
const mechanism = 'Mechanism-based reasoning';

// The table once more, typed from the 2011 document and not from the code.
const golden: [string, string, (string | null)[]][] = [
  [
    'prevalence',
    'How common is the problem?',
    [
      'Local and current random sample surveys (or censuses)',
      'Systematic review of surveys that allow matching to local circumstances**',
      'Local non-random sample**',
      'Case-series**',
      null,
    ],
  ],
  [
    'diagnosis',
    'Is this diagnostic or monitoring test accurate?',
    [
      'Systematic review of cross-sectional studies with consistently applied reference standard and blinding',
      'Individual cross-sectional studies with consistently applied reference standard and blinding',
      'Non-consecutive studies, or studies without consistently applied reference standards**',
      'Case-control studies, or poor or non-independent reference standard**',
      mechanism,
    ],
  ],
  [
    'prognosis',
    'What will happen if we do not add a therapy?',
    [
      'Systematic review of inception cohort studies',
      'Inception cohort studies',
      'Cohort study or control arm of randomized trial*',
      'Case-series or case-control studies, or poor quality prognostic cohort study**',
      null,
    ],
  ],
  [
    'treatment',
    'Does this intervention help?',
    [
      'Systematic review of randomized trials or n-of-1 trials',
      'Randomized trial or observational study with dramatic effect',
      'Non-randomized controlled cohort/follow-up study**',
      'Case-series, case-control studies, or historically controlled studies**',
      mechanism,
    ],
  ],
  [
    'common-harms',
    'What are the COMMON harms?',
    [
      'Systematic review of randomized trials, systematic review of nested case-control studies, n-of-1 trial with the patient you are raising the question about, or observational study with dramatic effect',
      'Individual randomized trial or (exceptionally) observational study with dramatic effect',
      harms3,
      cases,
      mechanism,
    ],
  ],
  [
    'rare-harms',
    'What are the RARE harms?',
    [
      'Systematic review of randomized trials or n-of-1 trial',
      'Randomized trial or (exceptionally) observational study with dramatic effect',
      harms3,
      cases,
      mechanism,
    ],
  ],
  [
    'screening',
    'Is this (early detection) test worthwhile?',
    [
      'Systematic review of randomized trials',
      'Randomized trial',
      'Non-randomized controlled cohort/follow-up study**',
      cases,
      mechanism,
    ],
  ],
];

describe('the OCEBM 2011 table', () => {
  it('has the seven questions in order', () => {
    expect(ocebmQuestions.map((question) => [question, ocebmTable[question].words])).toEqual(
      golden.map(([slug, words]) => [slug, words]),
    );
  });

  const cells = golden.flatMap(([slug, , row]) => row.map((cell, index) => [slug, String(index + 1), cell] as const));
  it.each(cells)('%s, level %s: %s', (slug, code, cell) => {
    const question = ocebmQuestion(slug);
    const level = ocebmCodes.find((each) => each === code);
    expect(question && level && ocebmCell(question, level)).toBe(cell);
  });

  it.each(golden)('finds %s by slug and by “%s”', (slug, words) => {
    expect([ocebmQuestion(slug), ocebmQuestion(words)]).toEqual([slug, slug]);
  });

  it('finds nothing by other words', () => {
    expect(ocebmQuestion('What are the common harms?')).toBeNull();
  });
});
