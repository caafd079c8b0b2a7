import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EvidenceLevel } from '#features/evidence/evidence-level.ts';
import { ocebmTable } from '#features/evidence/ocebm.ts';
import { overrideFault, suggestedCodeFor } from '#features/evidence/override.ts';
import { suggestionRules, suggestLevel } from '#features/evidence/suggested-level.ts';

function suggested(...designs: string[]): string | null {
  const level = suggestLevel(new Set(designs));
  return level && [level.scheme, level.question, level.code].filter(Boolean).join(' ');
}

// One row a rule, in its order.
const golden: [string[], string | null][] = [
  [['systematic-review', 'rct'], 'ocebm treatment 1'],
  [['meta-analysis', 'cohort'], 'ocebm common-harms 3'],
  [['systematic-review'], 'ocebm common-harms 4'],
  [['narrative-review', 'in-vivo-animal'], null],
  [['human-pk', 'rct'], 'preclinical P5'],
  [['rct'], 'ocebm treatment 2'],
  [['nonrandomised-trial'], 'ocebm treatment 3'],
  [['cohort'], 'ocebm common-harms 3'],
  [['case-control'], 'ocebm rare-harms 4'],
  [['survey'], 'ocebm common-harms 4'],
  [['cross-sectional'], 'ocebm rare-harms 4'],
  [['surveillance'], 'ocebm rare-harms 4'],
  [['case-report'], 'ocebm rare-harms 4'],
  [['in-vivo-animal', 'in-vitro-functional'], 'preclinical P4'],
  [['ex-vivo'], 'preclinical P3'],
  [['in-vitro-functional', 'in-vitro-binding'], 'preclinical P2'],
  [['in-vitro-binding', 'in-silico'], 'preclinical P1'],
  [['in-silico'], 'preclinical P0'],
];

type PackTags = Record<string, { tags: string[]; level?: { scheme: string; code: string; question?: string } | null }>;
const pack: PackTags = JSON.parse(readFileSync('prisma/domain-packs/kratom/tags.json', 'utf8'));

describe('the level a study design suggests', () => {
  it('has a golden row for every rule', () => {
    expect(golden).toHaveLength(suggestionRules.length);
  });

  it.each(golden)('%j: %s', (designs, level) => {
    expect(suggested(...designs)).toBe(level);
  });

  it.each(['analytical', 'qualitative', 'nonclinical', 'clinical', 'secondary', 'legal-text', 'commentary'])(
    '%s alone suggests nothing',
    (design) => expect(suggested(design)).toBeNull(),
  );

  it.each(['case-series', 'postmortem'])('%s counts as a case', (design) => {
    expect(suggested(design)).toBe('ocebm rare-harms 4');
  });

  it.each(Object.entries(pack))('is the starter library’s for %s', (_, { tags, level }) => {
    const designs = tags.filter((tag) => tag.startsWith('design:')).map((tag) => tag.slice('design:'.length));
    const mine = suggestLevel(new Set(designs));
    const question = mine?.question ? ocebmTable[mine.question].words : undefined;
    expect(mine && { scheme: mine.scheme, version: mine.version, code: mine.code, question }).toEqual(
      level ? { question: undefined, ...level } : null,
    );
  });
});

describe('judging otherwise than suggested', () => {
  const level: EvidenceLevel = { scheme: 'ocebm', version: '2011', question: 'treatment', code: '3' };
  const trial = new Set(['rct', 'clinical']);

  it('takes a reason', () => {
    expect(suggestedCodeFor(trial, level)).toBe('2');
    expect(overrideFault({ ...level, reason: null }, '2')).toBe(
      'The study design suggests OCEBM 2: give a reason for OCEBM 3.',
    );
    expect(overrideFault({ ...level, reason: 'Half dropped out.' }, '2')).toBeNull();
  });

  it('takes none where the rules say the same, or nothing for that question', () => {
    expect(overrideFault({ ...level, code: '2', reason: null }, '2')).toBeNull();
    expect(suggestedCodeFor(trial, { ...level, question: 'rare-harms' })).toBeNull();
    expect(
      suggestedCodeFor(trial, { scheme: 'preclinical', version: 'speciosa-1', question: null, code: 'P5' }),
    ).toBeNull();
  });
});
