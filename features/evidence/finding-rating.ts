// One to five stars for one finding: how well this unit of evidence is supported, whatever the standing of the paper or its journal.
// The steps and their names are CIViC's ("evidence rating"); the words are ours, and the standing of a lab or journal is left out.
// https://civic.readthedocs.io/en/latest/model/evidence/evidence_rating.html

export const findingRatings = [1, 2, 3, 4, 5] as const;
export type FindingRating = (typeof findingRatings)[number];

type Meaning = { name: string; meaning: string };

export const findingRatingTable: Readonly<Record<FindingRating, Meaning>> = {
  1: {
    name: 'Poor',
    meaning:
      'The data hardly carry the result: not reproducible, a very small sample, and nothing done since to confirm a new claim.',
  },
  2: {
    name: 'Adequate',
    meaning: 'Thinly supported: controls missing, few samples or doubtful statistics, little follow-up.',
  },
  3: {
    name: 'Average',
    meaning:
      'Convincing but narrow: a small project, or a new result with few experiments to follow it; departures from what was expected are explained.',
  },
  4: {
    name: 'Strong',
    meaning:
      'Strong: well controlled and convincing; departures from what was expected are explained well and give no concern.',
  },
  5: {
    name: 'Excellent',
    meaning: 'Strong and confirmed: well controlled, clean across replicates, and borne out by independent methods.',
  },
};
