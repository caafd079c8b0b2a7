import type { EvidenceLevel } from './evidence-level.ts';
import type { OcebmCode, OcebmQuestion } from './ocebm.ts';
import type { PreclinicalCode } from './preclinical.ts';

export type SuggestionRule = {
  /** Slugs of the Study design facet; the rule applies when the study carries every group, each by one of its slugs. */
  designs: readonly (readonly string[])[];
  suggests: EvidenceLevel | null;
  why: string;
};

const review = ['systematic-review', 'meta-analysis'] as const;

/**
 * Study design → level, first match from the top. A default for a person to judge, so it is cautious: a review counts as what it reviews, and
 * while nothing says what that is, as a series of cases.
 */
export const suggestionRules: readonly SuggestionRule[] = [
  rule([review, ['rct']], ocebm('treatment', '1'), 'A systematic review of randomised trials.'),
  rule(
    [review, ['nonrandomised-trial', 'cohort']],
    ocebm('common-harms', '3'),
    'A systematic review stands with the controlled follow-up studies it reviews.',
  ),
  rule(
    [review],
    ocebm('common-harms', '4'),
    'A systematic review; while what it reviews is not tagged, taken as case series.',
  ),
  rule(
    [['narrative-review', 'commentary', 'legal-text']],
    null,
    'It reports no measurement of its own, so no level is suggested.',
  ),
  rule([['human-pk']], preclinical('P5'), 'Pharmacokinetics in people, whether or not people were randomised.'),
  rule([['rct']], ocebm('treatment', '2'), 'A randomised trial.'),
  rule([['nonrandomised-trial']], ocebm('treatment', '3'), 'A controlled study without randomisation.'),
  rule([['cohort']], ocebm('common-harms', '3'), 'People followed over time beside a comparison group.'),
  rule([['case-control']], ocebm('rare-harms', '4'), 'People with the harm compared to people without, looking back.'),
  rule([['survey']], ocebm('common-harms', '4'), 'What a sample of people reports, without a comparison group.'),
  rule([['cross-sectional']], ocebm('rare-harms', '4'), 'One point in time, so it cannot say what came first.'),
  rule([['surveillance']], ocebm('rare-harms', '4'), 'Reports without a known number of people exposed.'),
  rule([['case-series', 'case-report', 'postmortem']], ocebm('rare-harms', '4'), 'Cases without a comparison group.'),
  rule([['in-vivo-animal']], preclinical('P4'), 'The highest rung a study with animals reaches.'),
  rule([['ex-vivo']], preclinical('P3'), 'Tissue kept alive outside the body.'),
  rule([['in-vitro-functional']], preclinical('P2'), 'What the compound does in cells.'),
  rule([['in-vitro-binding']], preclinical('P1'), 'That the compound binds, not what it does.'),
  rule([['in-silico']], preclinical('P0'), 'Predicted by computation.'),
];

/** Slug of the facet the rules read. */
export const designFacet = 'design';

/** The rule for a study's designs, given as slugs together with those of their ancestors; null when none applies. */
export function suggestionRule(designs: ReadonlySet<string>): SuggestionRule | null {
  return (
    suggestionRules.find((candidate) => candidate.designs.every((group) => group.some((slug) => designs.has(slug)))) ??
    null
  );
}

/** The level a study's designs suggest; null for none. */
export function suggestLevel(designs: ReadonlySet<string>): EvidenceLevel | null {
  return suggestionRule(designs)?.suggests ?? null;
}

function rule(designs: SuggestionRule['designs'], suggests: EvidenceLevel | null, why: string): SuggestionRule {
  return { designs, suggests, why };
}

function ocebm(question: OcebmQuestion, code: OcebmCode): EvidenceLevel {
  return { scheme: 'ocebm', version: '2011', question, code };
}

function preclinical(code: PreclinicalCode): EvidenceLevel {
  return { scheme: 'preclinical', version: 'speciosa-1', question: null, code };
}
