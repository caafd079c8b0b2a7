/** What a compound does at its target, in the words of ChEMBL and the Guide to Pharmacology. */
export const actions = [
  'agonist',
  'full agonist',
  'partial agonist',
  'biased agonist',
  'inverse agonist',
  'antagonist',
  'competitive antagonist',
  'non-competitive antagonist',
  'uncompetitive antagonist',
  'irreversible antagonist',
  'positive allosteric modulator',
  'negative allosteric modulator',
  'channel blocker',
  'inhibitor',
  'competitive inhibitor',
  'time-dependent inhibitor',
  'inducer',
  'substrate',
  'releaser',
  'none',
  'unknown',
] as const;
export type Action = (typeof actions)[number];

/** What a result says about the stated effect, or about the claim the library examines. */
export const directions = ['supports', 'contradicts', 'no effect', 'inconclusive'] as const;
export type Direction = (typeof directions)[number];

/** Outcomes in words, which are data as much as numbers are. */
export const results = ['active', 'not active', 'not tested', 'not determined'] as const;
export type Result = (typeof results)[number];

/** Doubts recorded about a value. */
export const validityFlags = [
  'outside typical range',
  'unit doubtful',
  'author error suspected',
  'transcription error suspected',
  'repeat citation',
  'indirect',
  'missing data',
] as const;
export type ValidityFlag = (typeof validityFlags)[number];

/** Whether a recorded doubt takes the pX away: a repeated or indirect number is still the number it is. */
export function isDoubtful(flag: ValidityFlag | null): boolean {
  return flag !== null && flag !== 'repeat citation' && flag !== 'indirect';
}
