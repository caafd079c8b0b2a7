import { isDoubtful } from '#lib/pharmacology/action.ts';
import { pX, standardNanomolar } from '#lib/pharmacology/p-scale.ts';
import { parameterRule } from '#lib/pharmacology/parameter-rules.ts';
import { type PrintedParts, printNumber, printValue } from '#lib/pharmacology/printed-value.ts';
import type { FindingContent } from './finding-content.ts';

/** What is computed from the printed value, never typed in. */
export function derived(content: FindingContent): {
  value: number | null;
  nanomolar: number | null;
  pX: number | null;
} {
  if (content.value === null) return { value: null, nanomolar: null, pX: null };
  const value = Number(content.value.replace('−', '-'));
  const measured = { relation: content.relation ?? '=', value, unit: content.unit ?? '' };
  const rule = content.parameter === null ? null : parameterRule(content.parameter);
  const doubted = isDoubtful(content.validityFlag);
  return { value, nanomolar: standardNanomolar(measured, rule), pX: pX(measured, rule, doubted) };
}

/** The result in the parts it prints in. */
export function printedParts(content: FindingContent): PrintedParts {
  const { emax } = content;
  return {
    ...{
      parameter: content.parameter,
      relation: content.relation,
      value: content.value,
      unit: content.unit,
      n: content.n,
    },
    ...printedSpread(content),
    emax: emax && { value: printNumber(emax.value), reference: content.referenceAgonist, ...printedSpread(emax) },
  };
}

/** What stands behind a number, as it prints. */
export function printedSpread({ dispersion, interval }: Pick<FindingContent, 'dispersion' | 'interval'>) {
  const end = (number: number | null) => (number === null ? '…' : printNumber(number));
  return {
    dispersion: dispersion && { kind: dispersion.kind, value: printNumber(dispersion.value) },
    interval: interval && { kind: interval.kind, low: end(interval.low), high: end(interval.high) },
  };
}

/** `Ki = 161 ± 9 nM (SEM, n = 3)`; without a number, the outcome in words. */
export function printedResult(content: FindingContent): string {
  return printValue(printedParts(content)) || content.outcome || content.result || content.action || '';
}

/** What a finding is called in lists, events and notices: `Mitragynine, MOR: Ki = 161 nM`. */
export function findingLabel(content: FindingContent, nameOf: (tag: string) => string): string {
  const about = [content.ligand, content.target ?? content.effect].flatMap((tag) => (tag ? [nameOf(tag)] : []));
  const result = printedResult(content);
  const label = [about.join(', '), result.length > 120 ? `${result.slice(0, 119)}…` : result]
    .filter(Boolean)
    .join(': ');
  return label || 'A finding without a ligand yet';
}
