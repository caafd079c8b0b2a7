import type { AssayType } from './assay-rules.ts';
import { parameterTable } from './parameter-table.ts';
import { type Relation, relations } from './relation.ts';
import type { Dimension } from './units.ts';

/** Typical values in the base unit of the dimension; outside it a value is asked about, never refused. */
export type Range = readonly [low: number, high: number];

export type ParameterRule = {
  /** As stored and as the API names it. */
  code: string;
  /** What stands behind the symbol, for a hint. */
  meaning: string;
  /** Symbol, what is set below the line, and what closes it: K + i. */
  print: readonly [symbol: string, subscript?: string, rest?: string];
  dimensions: readonly Dimension[];
  relations: readonly Relation[];
  assays: readonly AssayType[];
  typical: Range | null;
  /** Whether −log10 of its molar value is a pX. */
  hasPX: boolean;
  /** Printed as a p value already: pKi. */
  isP: boolean;
  /** Other names it is given, and beginnings of free texts that mean it. */
  aliases: readonly string[];
};

/** The table of parameters: which units and relations fit, in which assays they are measured, and what is typical. */
export const parameterRules: readonly ParameterRule[] = parameterTable.map((row) => ({
  ...{ relations, typical: null, hasPX: false, isP: false, aliases: [] },
  ...row,
}));

/** The rule of a parameter by its code, an alias or, for a text of one's own, how it begins; null for none. `KI` and `Ki` are two. */
export function parameterRule(name: string): ParameterRule | null {
  const exact = parameterRules.find(({ code }) => code === name.trim());
  if (exact) return exact;
  const folded = name.trim().toLowerCase();
  return (
    parameterRules.find(({ code }) => code !== 'KI' && code.toLowerCase() === folded) ??
    parameterRules.find(({ aliases }) => aliases.some((alias) => startsWithWord(folded, alias.toLowerCase()))) ??
    null
  );
}

function startsWithWord(text: string, word: string): boolean {
  return text.startsWith(word) && !/^[a-z0-9]/.test(text.slice(word.length));
}
