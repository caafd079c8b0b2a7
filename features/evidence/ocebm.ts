// The Oxford Centre for Evidence-Based Medicine's 2011 table. Names and cells are the table's own; the explanations are ours.
// OCEBM Levels of Evidence Working Group, "The Oxford 2011 Levels of Evidence".

export const ocebmSource = 'https://www.cebm.ox.ac.uk/resources/levels-of-evidence/ocebm-levels-of-evidence';

/** Levels have no letters: 1a, 1b and the like are of the 2009 table. */
export const ocebmCodes = ['1', '2', '3', '4', '5'] as const;
export type OcebmCode = (typeof ocebmCodes)[number];

/** Slugs as stored, in the order of the table. */
export const ocebmQuestions = [
  'prevalence',
  'diagnosis',
  'prognosis',
  'treatment',
  'common-harms',
  'rare-harms',
  'screening',
] as const;
export type OcebmQuestion = (typeof ocebmQuestions)[number];

type Row = {
  /** The question in the table's exact words. */
  words: string;
  /** What kind of question it is, in ours. */
  about: string;
  /** Levels 1 to 5; null where the table says n/a. `*` and `**` are its footnote marks. */
  cells: readonly [string, string, string, string, string | null];
};

const mechanism = 'Mechanism-based reasoning';
const longFollowUp =
  'Non-randomized controlled cohort/follow-up study (post-marketing surveillance) provided there are sufficient numbers to rule out a common harm. (For long-term harms the duration of follow-up must be sufficient.)**';
const controlledOrSeries = 'Case-series, case-control, or historically controlled studies**';

export const ocebmTable: Readonly<Record<OcebmQuestion, Row>> = {
  prevalence: {
    words: 'How common is the problem?',
    about: 'How many people have or do something: prevalence, patterns of use.',
    cells: [
      'Local and current random sample surveys (or censuses)',
      'Systematic review of surveys that allow matching to local circumstances**',
      'Local non-random sample**',
      'Case-series**',
      null,
    ],
  },
  diagnosis: {
    words: 'Is this diagnostic or monitoring test accurate?',
    about: 'How well a test tells those who have a condition from those who have not.',
    cells: [
      'Systematic review of cross-sectional studies with consistently applied reference standard and blinding',
      'Individual cross-sectional studies with consistently applied reference standard and blinding',
      'Non-consecutive studies, or studies without consistently applied reference standards**',
      'Case-control studies, or poor or non-independent reference standard**',
      mechanism,
    ],
  },
  prognosis: {
    words: 'What will happen if we do not add a therapy?',
    about: 'How a condition runs when nothing is added: its natural course.',
    cells: [
      'Systematic review of inception cohort studies',
      'Inception cohort studies',
      'Cohort study or control arm of randomized trial*',
      'Case-series or case-control studies, or poor quality prognostic cohort study**',
      null,
    ],
  },
  treatment: {
    words: 'Does this intervention help?',
    about: 'Whether something given to people does the good it is given for.',
    cells: [
      'Systematic review of randomized trials or n-of-1 trials',
      'Randomized trial or observational study with dramatic effect',
      'Non-randomized controlled cohort/follow-up study**',
      'Case-series, case-control studies, or historically controlled studies**',
      mechanism,
    ],
  },
  'common-harms': {
    words: 'What are the COMMON harms?',
    about: 'Harms frequent enough for a trial or a survey of ordinary size to meet them.',
    cells: [
      'Systematic review of randomized trials, systematic review of nested case-control studies, n-of-1 trial with the patient you are raising the question about, or observational study with dramatic effect',
      'Individual randomized trial or (exceptionally) observational study with dramatic effect',
      longFollowUp,
      controlledOrSeries,
      mechanism,
    ],
  },
  'rare-harms': {
    words: 'What are the RARE harms?',
    about: 'Harms so seldom that they are met in registers, poison centres and case reports.',
    cells: [
      'Systematic review of randomized trials or n-of-1 trial',
      'Randomized trial or (exceptionally) observational study with dramatic effect',
      longFollowUp,
      controlledOrSeries,
      mechanism,
    ],
  },
  screening: {
    words: 'Is this (early detection) test worthwhile?',
    about: 'Whether looking for a condition early does people more good than harm.',
    cells: [
      'Systematic review of randomized trials',
      'Randomized trial',
      'Non-randomized controlled cohort/follow-up study**',
      controlledOrSeries,
      mechanism,
    ],
  },
};

/** Questions in one or two words, for badges. */
export const ocebmShortQuestion: Readonly<Record<OcebmQuestion, string>> = {
  prevalence: 'prevalence',
  diagnosis: 'diagnosis',
  prognosis: 'prognosis',
  treatment: 'treatment',
  'common-harms': 'common harms',
  'rare-harms': 'rare harms',
  screening: 'screening',
};

/** What the table's footnote marks say, in our words. */
export const ocebmFootnotes = {
  '*': 'Down a level for weak study quality, imprecision, indirectness, disagreement between studies or a very small effect; up for a large or very large one.',
  '**': 'A systematic review is generally better than a single study.',
} as const;

/** What the table puts at a level for a question; null where it says n/a. */
export function ocebmCell(question: OcebmQuestion, code: OcebmCode): string | null {
  return ocebmTable[question].cells[ocebmCodes.indexOf(code)] ?? null;
}

/** The stored slug of a question, given that slug or the table's words; null when it is neither. */
export function ocebmQuestion(text: string): OcebmQuestion | null {
  const asked = text.trim();
  return ocebmQuestions.find((slug) => slug === asked || ocebmTable[slug].words === asked) ?? null;
}
