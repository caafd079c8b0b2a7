import { parseDate, parseEdtf, printEdtf } from '#lib/csl/date.ts';
import type { CslDate, CslItem, CslName } from '#lib/csl/item.ts';
import { isItemType, rolesOf, variablesOf } from '#lib/csl/item-types.ts';
import {
  type CslVariable,
  isDateVariable,
  isNameVariable,
  isVariable,
  type NameVariable,
  variables,
} from '#lib/csl/variables.ts';
import { sameJson } from './merge-patch.ts';

// A citation between its record and the fields of a form. Fields: `csl.title`, `csl.issued` (EDTF or words), `author.0.family` …

/** The variables a form of this record shows: those of its type, then whatever else it has. */
export function formVariables(csl: CslItem): { own: CslVariable[]; others: CslVariable[] } {
  const own = isItemType(csl.type) ? variablesOf(csl.type) : [];
  const others = Object.keys(csl).filter((name) => isVariable(name) && !own.includes(name)) as CslVariable[];
  return { own, others: others.filter((variable) => !isNameVariable(variable)) };
}

/** The roles of creators a form of this record shows. */
export function formRoles(csl: CslItem): NameVariable[] {
  const usual = isItemType(csl.type) ? rolesOf(csl.type) : (['author'] as NameVariable[]);
  const present = Object.keys(csl).filter((name) => isNameVariable(name)) as NameVariable[];
  return [...new Set([...usual, ...present])];
}

/** What a field shows of a variable. */
export function fieldText(csl: CslItem, variable: string): string {
  const value = csl[variable];
  if (isDateVariable(variable)) return dateText(value as CslDate | undefined);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function dateText(date: CslDate | undefined): string {
  if (!date) return '';
  return date.literal ?? printEdtf(date) ?? date.raw ?? '';
}

/** The record as the form has it: `base` with every variable the form showed as it was typed. What shows unchanged stays the very value it was. */
export function cslFromForm(data: FormData, base: CslItem): CslItem {
  const csl: CslItem = { ...base, type: String(data.get('type') ?? base.type) };
  for (const [field, typed] of data) {
    const variable = field.startsWith('csl.') ? field.slice(4) : '';
    if (!isVariable(variable) || typeof typed !== 'string') continue;
    const text = typed.replaceAll('\r\n', '\n').trim();
    if (text === fieldText(base, variable).trim()) continue;
    if (text === '') delete csl[variable];
    else
      (csl as Record<string, unknown>)[variable] = isDateVariable(variable)
        ? (parseEdtf(text) ?? parseDate(text))
        : text;
  }
  for (const role of rolesIn(data)) {
    const names = namesFromForm(data, role);
    if (names.length === 0) delete csl[role];
    else if (!sameJson(names, base[role])) csl[role] = names;
  }
  return csl;
}

// A form says which roles it showed, so that removing the last creator is told from not showing any.
function rolesIn(data: FormData): NameVariable[] {
  return data.getAll('roles').map(String).filter(isNameVariable);
}

const nameParts = [
  'family',
  'given',
  'non-dropping-particle',
  'dropping-particle',
  'suffix',
  'literal',
  'ORCID',
] as const;

/** The creators of one role in the order of the form; rows left empty do not count. */
function namesFromForm(data: FormData, role: string): CslName[] {
  const rows = new Set([...data.keys()].flatMap((field) => new RegExp(`^${role}\\.(\\d+)\\.`).exec(field)?.[1] ?? []));
  return [...rows].flatMap((row) => {
    const name = kept(data.get(`${role}.${row}.kept`));
    for (const part of nameParts) {
      const typed = data.get(`${role}.${row}.${part}`);
      if (typeof typed !== 'string') continue;
      if (typed.trim() === '') delete name[part];
      else name[part] = typed.trim();
    }
    return name.family || name.given || name.literal ? [name] : [];
  });
}

// Parts of a name the form does not show travel along.
function kept(json: FormDataEntryValue | null): CslName {
  try {
    const parsed: unknown = JSON.parse(String(json ?? '{}'));
    return parsed !== null && typeof parsed === 'object' && !Array.isArray(parsed) ? { ...parsed } : {};
  } catch {
    return {};
  }
}

/** The label of a variable, for a form and for a difference. */
export function variableLabel(name: string): string {
  return isVariable(name) ? variables[name].label : name === 'type' ? 'Type' : name === 'key' ? 'Citation key' : name;
}
