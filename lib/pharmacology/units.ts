/** What a unit measures; values compare only within one. */
export type Dimension =
  | 'molar'
  | 'percent'
  | 'dose'
  | 'mass concentration'
  | 'content'
  | 'amount'
  | 'time'
  | 'duration'
  | 'rate'
  | 'fold'
  | 'voltage'
  | 'p'
  | 'count';

type Unit = { dimension: Dimension; toBase: number };

// Unit as it prints → its dimension, and how many of the dimension's first unit one of it is.
const units = {
  nM: { dimension: 'molar', toBase: 1 },
  pM: { dimension: 'molar', toBase: 1e-3 },
  fM: { dimension: 'molar', toBase: 1e-6 },
  µM: { dimension: 'molar', toBase: 1e3 },
  mM: { dimension: 'molar', toBase: 1e6 },
  M: { dimension: 'molar', toBase: 1e9 },
  '%': { dimension: 'percent', toBase: 1 },
  'mg/kg': { dimension: 'dose', toBase: 1 },
  'µg/kg': { dimension: 'dose', toBase: 1e-3 },
  'g/kg': { dimension: 'dose', toBase: 1e3 },
  'ng/mL': { dimension: 'mass concentration', toBase: 1 },
  'µg/L': { dimension: 'mass concentration', toBase: 1 },
  'µg/mL': { dimension: 'mass concentration', toBase: 1e3 },
  'mg/L': { dimension: 'mass concentration', toBase: 1e3 },
  'mg/g': { dimension: 'content', toBase: 1 },
  'µg/g': { dimension: 'content', toBase: 1e-3 },
  mg: { dimension: 'amount', toBase: 1 },
  µg: { dimension: 'amount', toBase: 1e-3 },
  ng: { dimension: 'amount', toBase: 1e-6 },
  g: { dimension: 'amount', toBase: 1e3 },
  h: { dimension: 'time', toBase: 1 },
  min: { dimension: 'time', toBase: 1 / 60 },
  d: { dimension: 'time', toBase: 24 },
  s: { dimension: 'time', toBase: 1 / 3600 },
  ms: { dimension: 'duration', toBase: 1 },
  'min⁻¹': { dimension: 'rate', toBase: 1 },
  fold: { dimension: 'fold', toBase: 1 },
  mV: { dimension: 'voltage', toBase: 1 },
  // A negative decadic logarithm of a molar value has no unit of its own.
  '−log M': { dimension: 'p', toBase: 1 },
} as const satisfies Record<string, Unit>;

/** Units the library computes with; others are kept as printed and never computed with. */
export const knownUnits = Object.keys(units) as readonly KnownUnit[];
export type KnownUnit = keyof typeof units;

const spellings: Readonly<Record<string, KnownUnit>> = {
  nmol: 'nM',
  'nmol/l': 'nM',
  'pmol/l': 'pM',
  um: 'µM',
  'umol/l': 'µM',
  'µmol/l': 'µM',
  'mmol/l': 'mM',
  'mol/l': 'M',
  percent: '%',
  'mg.kg-1': 'mg/kg',
  'mg·kg⁻¹': 'mg/kg',
  'mg kg-1': 'mg/kg',
  'ug/kg': 'µg/kg',
  'ug/l': 'µg/L',
  'ug/ml': 'µg/mL',
  'ng/ml': 'ng/mL',
  'ug/g': 'µg/g',
  ug: 'µg',
  hours: 'h',
  hour: 'h',
  hr: 'h',
  minutes: 'min',
  days: 'd',
  seconds: 's',
  '1/min': 'min⁻¹',
  'min-1': 'min⁻¹',
  '-fold': 'fold',
  times: 'fold',
  '×': 'fold',
};

/** A unit as papers print it, whatever keyboard it was typed on: `uM` and both micro signs are µM; nmol/L stays nmol/L. */
export function printUnit(text: string): string {
  return text
    .trim()
    .replaceAll('μ', 'µ')
    .replace(/^u(?=M$|m$|mol|g|L)/, 'µ')
    .replace(/^µm$/, 'µM');
}

/**
 * Reads a unit however it is typed (both micro signs, `uM`, `nmol/L`); null when it is not one we compute with.
 * Case counts where it tells `mM` from `MM`; spelled-out forms are read in any case.
 */
export function readUnit(text: string): KnownUnit | null {
  const typed = text.trim().replaceAll('μ', 'µ');
  if (Object.hasOwn(units, typed)) return typed as KnownUnit;
  // The reference is a field of its own.
  if (/^%\s+of\b/.test(typed)) return '%';
  const folded = typed.toLowerCase();
  const spelled = Object.hasOwn(spellings, folded) ? spellings[folded] : undefined;
  return spelled ?? knownUnits.find((unit) => unit.length > 2 && unit.toLowerCase() === folded) ?? null;
}

export function dimensionOf(unit: KnownUnit): Dimension {
  return units[unit].dimension;
}

/** The value in the first unit of its dimension: nM, %, mg/kg, ng/mL, mg/g, mg, h; null for a unit we do not compute with. */
export function inBaseUnit(value: number, unit: string): { value: number; dimension: Dimension } | null {
  const known = readUnit(unit);
  return known && { value: scaled(value, units[known].toBase), dimension: units[known].dimension };
}

/** A molar value in nM; null for what is not molar. A p value is no molar value here: see `nanomolarOfP`. */
export function toNanomolar(value: number, unit: string): number | null {
  const base = inBaseUnit(value, unit);
  return base?.dimension === 'molar' ? base.value : null;
}

/** A value in nM in another molar unit. */
export function fromNanomolar(nanomolar: number, unit: KnownUnit): number {
  return scaled(nanomolar, 1 / units[unit].toBase);
}

// Powers of ten leave a tail in binary (0.33 × 1000): fifteen digits are what a double holds.
function scaled(value: number, factor: number): number {
  return Number((value * factor).toPrecision(15));
}
