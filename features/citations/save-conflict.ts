import type { CslItem, CslName } from '#lib/csl/item.ts';
import { displayName } from '#lib/csl/name.ts';
import { isNameVariable } from '#lib/csl/variables.ts';
import { fieldText, variableLabel } from './citation-form.ts';
import { sameJson } from './merge-patch.ts';

/** One variable two people changed, as text: as it was, as the other saved it, as this form has it. */
export type Conflict = { variable: string; label: string; base: string; theirs: string; mine: string };

/** What both changed, differently, since `base`; changes to different variables do not conflict. */
export function conflictsBetween(base: CslItem, theirs: CslItem, mine: CslItem): Conflict[] {
  const names = new Set([...Object.keys(base), ...Object.keys(theirs), ...Object.keys(mine)]);
  return [...names]
    .filter((name) => {
      const [was, other, own] = [base[name], theirs[name], mine[name]];
      return !sameJson(was, other) && !sameJson(was, own) && !sameJson(other, own);
    })
    .map((variable) => ({
      variable,
      label: variableLabel(variable),
      base: asText(base, variable),
      theirs: asText(theirs, variable),
      mine: asText(mine, variable),
    }));
}

/** Labels of what only the other changed: it is kept without asking. */
export function theirOwnChanges(base: CslItem, theirs: CslItem, mine: CslItem): string[] {
  const names = new Set([...Object.keys(base), ...Object.keys(theirs)]);
  return [...names]
    .filter((name) => !sameJson(base[name], theirs[name]) && sameJson(base[name], mine[name]))
    .map(variableLabel);
}

/** A variable's value in words, for a person to compare. */
export function asText(csl: Record<string, unknown>, variable: string): string {
  const value = csl[variable];
  if (value === undefined) return '';
  if (isNameVariable(variable) && Array.isArray(value)) return (value as CslName[]).map(displayName).join('; ');
  return fieldText(csl as CslItem, variable) || (typeof value === 'object' ? JSON.stringify(value) : String(value));
}
