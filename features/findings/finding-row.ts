import type { EvidenceLevel } from '#features/evidence/evidence-level.ts';
import { modelColumns } from '#lib/model-columns.ts';
import { Prisma } from '#lib/sql.ts';
import type { Finding } from '#prisma/generated/client.ts';
import { fieldNames } from './content-schema.ts';
import { derived } from './derived.ts';
import type { FindingContent } from './finding-content.ts';

type Terms = { ligandId: string | null; targetId: string | null; effectId: string | null };
type ContentColumns = Omit<Finding, keyof Bookkeeping>;
type Bookkeeping = Pick<
  Finding,
  | (
      | 'libraryId'
      | 'id'
      | 'citationId'
      | 'label'
      | 'status'
      | 'authorId'
      | 'submittedAt'
      | 'acceptedById'
      | 'acceptedAt'
    )
  | ('rejectedById' | 'rejectedAt' | 'rejectionReason' | 'lastRevisionId' | 'pack' | 'packId' | 'verification')
  | ('createdAt' | 'changedAt' | 'version' | 'recordedAt')
>;

/** All columns of `finding AS f`. */
export const findingColumns = modelColumns(Prisma.FindingScalarFieldEnum, 'f', {
  ...{ radioligandConcentrationNanomolar: 'radioligand_concentration_nm', radioligandKdNanomolar: 'radioligand_kd_nm' },
  ...{ holdingPotentialMillivolt: 'holding_potential_mv', glycineMicromolar: 'glycine_um' },
  magnesiumMillimolar: 'magnesium_mm',
});

/** The columns that hold a finding's content, with what is derived from it. */
export function columnsOf(content: FindingContent, terms: Terms): ContentColumns {
  const {
    ligand: _l,
    target: _t,
    effect: _e,
    value: valuePrinted,
    dispersion,
    interval,
    emax,
    level,
    ...plain
  } = content;
  return {
    ...plain,
    ...terms,
    ...derived(content),
    valuePrinted,
    ...{ dispersion: dispersion?.value ?? null, dispersionKind: dispersion?.kind ?? null },
    ...{ low: interval?.low ?? null, high: interval?.high ?? null, intervalKind: interval?.kind ?? null },
    ...{ emax: emax?.value ?? null, emaxLow: emax?.interval?.low ?? null, emaxHigh: emax?.interval?.high ?? null },
    ...{ emaxDispersion: emax?.dispersion?.value ?? null, emaxDispersionKind: emax?.dispersion?.kind ?? null },
    emaxIntervalKind: emax?.interval?.kind ?? null,
    ...{ levelScheme: level?.scheme ?? null, levelVersion: level?.version ?? null },
    ...{ levelCode: level?.code ?? null, levelQuestion: level?.question ?? null },
  };
}

/** The content of a row; `tagOf` gives a term's `facet:term`. The table's checks hold its words to the lists. */
export function contentOf(row: Finding, tagOf: (id: string) => string | null): FindingContent {
  const tag = (id: string | null) => (id === null ? null : tagOf(id));
  const {
    dispersion,
    dispersionKind,
    low,
    high,
    intervalKind,
    emax,
    emaxLow,
    emaxHigh,
    emaxDispersion,
    emaxDispersionKind,
    emaxIntervalKind,
  } = row;
  const { levelScheme, levelVersion, levelCode, levelQuestion } = row;
  const made = {
    ...row,
    ...{ ligand: tag(row.ligandId), target: tag(row.targetId), effect: tag(row.effectId), value: row.valuePrinted },
    dispersion: dispersion === null ? null : { kind: dispersionKind, value: dispersion },
    interval: intervalKind === null ? null : { kind: intervalKind, low, high },
    emax:
      emax === null
        ? null
        : {
            value: emax,
            interval: emaxIntervalKind === null ? null : { kind: emaxIntervalKind, low: emaxLow, high: emaxHigh },
            dispersion: emaxDispersion === null ? null : { kind: emaxDispersionKind, value: emaxDispersion },
          },
    level:
      levelScheme === null
        ? null
        : ({ scheme: levelScheme, version: levelVersion, code: levelCode, question: levelQuestion } as EvidenceLevel),
  };
  return Object.fromEntries(fieldNames.map((name) => [name, made[name]])) as FindingContent;
}
