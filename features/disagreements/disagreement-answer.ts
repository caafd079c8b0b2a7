import type { z } from 'zod';
import type { Term } from '#features/vocabulary/vocabulary-tree.ts';
import { printP } from '#lib/pharmacology/p-scale.ts';
import type { DisagreementFlag } from './flag-reason.ts';
import type { Disagreement } from './queries/find-disagreement.ts';
import type { Resolution } from './queries/read-resolutions.ts';
import type { comparedPairRecord, disagreementRecord } from './schema.ts';

type Disputed = {
  ligand: Term;
  target: Term;
  findings: readonly { id: string }[];
  flags: readonly DisagreementFlag[];
  resolution: Resolution | null;
};

/** A ligand at a target as the API answers with it. */
export function disagreementAnswer(disputed: Disputed): z.output<typeof disagreementRecord> {
  const { ligand, target, findings, flags, resolution } = disputed;
  return {
    ligand: ligand.tag,
    target: target.tag,
    findings: findings.map(({ id }) => id),
    flags: flags.map(({ kind, reason, findings: between }) => ({ kind, reason, findings: between })),
    resolution: resolution && {
      note: resolution.note,
      resolvedBy: resolution.resolvedBy,
      resolvedAt: resolution.resolvedAt.toISOString(),
      isCurrent: resolution.isCurrent,
    },
  };
}

/** The same with every value on the p scale, in dispute or not. */
export function comparedPairAnswer({ values, ...pair }: Disagreement): z.output<typeof comparedPairRecord> {
  return {
    ...disagreementAnswer({ ...pair, findings: values }),
    values: values.map(({ id, citationId, study, status, assay, readout, system, species, ...value }) => ({
      ...{ finding: id, citationId, study, status, assay, readout, system, species },
      ...{ parameter: value.parameter, relation: value.relation, printed: value.printed, outcome: value.outcome },
      p: value.p === null ? null : Number(printP(value.p)),
      interval: value.interval?.map((end) => Number(printP(end))) ?? null,
      ...{ action: value.action, direction: value.direction, isPrimary: value.primary },
    })),
  };
}
