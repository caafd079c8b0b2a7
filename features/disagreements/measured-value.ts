import { printedSpread } from '#features/findings/derived.ts';
import type { Direction } from '#lib/pharmacology/action.ts';
import type { DispersionKind, IntervalKind } from '#lib/pharmacology/dispersion.ts';
import { pOfNanomolar } from '#lib/pharmacology/p-scale.ts';
import { printNumber, printValue } from '#lib/pharmacology/printed-value.ts';
import type { Relation } from '#lib/pharmacology/relation.ts';
import { toNanomolar } from '#lib/pharmacology/units.ts';
import type { Comparable, Numbered } from './disagreement.ts';
import type { Named } from './flag-reason.ts';

/** A finding as the database gives it to a comparison. */
export type MeasuredRow = {
  id: string;
  ligandId: string;
  targetId: string;
  citationId: string;
  study: string;
  status: 'accepted' | 'submitted';
  assay: string | null;
  readout: string;
  system: string | null;
  species: string | null;
  parameter: string | null;
  relation: Relation | null;
  valuePrinted: string | null;
  value: number | null;
  unit: string | null;
  nanomolar: number | null;
  n: number | null;
  dispersion: number | null;
  dispersionKind: DispersionKind | null;
  low: number | null;
  high: number | null;
  intervalKind: IntervalKind | null;
  emax: number | null;
  emaxLow: number | null;
  emaxHigh: number | null;
  emaxIntervalKind: IntervalKind | null;
  emaxDispersion: number | null;
  emaxDispersionKind: DispersionKind | null;
  referenceAgonist: string | null;
  action: string | null;
  direction: Direction | null;
  result: string | null;
  outcome: string | null;
  /** False too of what is flagged as a repeat citation. */
  isPrimary: boolean;
};

/** A finding beside others: what it says, where it lies on the p scale, and how far from there it may be. */
export type MeasuredValue = Comparable &
  Numbered &
  Named & {
    status: 'accepted' | 'submitted';
    assay: string | null;
    system: string | null;
    outcome: string | null;
    /** Ends of the dispersion or interval on the p scale, the weaker first. */
    interval: [number, number] | null;
  };

export function measuredValue(row: MeasuredRow): MeasuredValue {
  const { id, citationId, study, status, assay, readout, system, species, parameter, relation, action, direction } =
    row;
  return {
    ...{ id, citationId, study, status, assay, readout, system, species, parameter, relation, action, direction },
    outcome: row.outcome ?? row.result,
    printed: printed(row),
    p: row.nanomolar !== null && row.nanomolar > 0 ? pOfNanomolar(row.nanomolar) : null,
    primary: row.isPrimary,
    interval: interval(row),
  };
}

function printed(row: MeasuredRow): string {
  const { parameter, relation, unit, dispersion, dispersionKind, low, high, intervalKind, n, emax } = row;
  return printValue({
    ...{ parameter, relation, unit, n },
    value: row.valuePrinted ?? (row.value === null ? null : printNumber(row.value)),
    ...spread({ dispersion, dispersionKind, low, high, intervalKind }),
    emax: emax === null ? null : { value: printNumber(emax), reference: row.referenceAgonist, ...spreadOfEmax(row) },
  });
}

type Spread = Pick<MeasuredRow, 'dispersion' | 'dispersionKind' | 'low' | 'high' | 'intervalKind'>;

function spread({ dispersion, dispersionKind, low, high, intervalKind }: Spread) {
  return printedSpread({
    dispersion: dispersion === null ? null : { kind: dispersionKind ?? 'not stated', value: dispersion },
    interval: intervalKind === null ? null : { kind: intervalKind, low, high },
  });
}

function spreadOfEmax(row: MeasuredRow) {
  return spread({
    ...{ dispersion: row.emaxDispersion, dispersionKind: row.emaxDispersionKind },
    ...{ low: row.emaxLow, high: row.emaxHigh, intervalKind: row.emaxIntervalKind },
  });
}

// Printed in the unit of the value; one that reaches zero has no end on a logarithmic scale.
function interval({ value, unit, dispersion, low, high }: MeasuredRow): [number, number] | null {
  if (value === null || unit === null) return null;
  const ends =
    low !== null && high !== null ? [high, low] : dispersion !== null ? [value + dispersion, value - dispersion] : null;
  if (!ends) return null;
  const [weak, strong] = ends.map((end) => toNanomolar(end, unit));
  return weak && strong && weak > 0 && strong > 0 ? [pOfNanomolar(weak), pOfNanomolar(strong)] : null;
}
