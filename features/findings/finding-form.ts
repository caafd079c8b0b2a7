import {
  type AssayField,
  type AssayType,
  assayFields,
  assayTypes,
  fieldUse,
  type NmdaField,
  nmdaFields,
} from '#lib/pharmacology/assay-rules.ts';
import { fieldNames } from './content-schema.ts';
import type { FindingContent, FindingField } from './finding-content.ts';

/** A form's fields by name: what a finding says, flat and as text. */
export type FormValues = Record<string, string>;

// Members that are made of several fields, as name of the field → member of the member.
const parts = {
  dispersion: { dispersionKind: 'kind', dispersionValue: 'value' },
  interval: { intervalKind: 'kind', intervalLow: 'low', intervalHigh: 'high' },
  emax: { emaxValue: 'value', emaxLow: 'low', emaxHigh: 'high' },
} as const;
// Of the level the form says nothing: it follows from the assay. The spread of Emax is left to the API.
const plain = fieldNames.filter((name) => !['dispersion', 'interval', 'emax', 'level'].includes(name));

/** What a form says, as `updateFinding` takes it: fields its assay does not have are emptied. */
export function inputFromForm(data: FormData): Record<string, unknown> {
  const text = (name: string) => lastGiven(data.getAll(name));
  const assay = assayTypes.find((type) => type === text('assay')) ?? null;
  const input: Record<string, unknown> = {};
  for (const name of plain) input[name] = isShown(assay, name) ? text(name) : null;
  for (const [member, fields] of Object.entries(parts)) {
    const given = Object.entries(fields).map(([field, part]) => [part, text(field)] as const);
    // A kind alone says nothing.
    const isGiven = given.some(([part, value]) => part !== 'kind' && value !== null);
    const made = Object.fromEntries(given);
    const emax = member === 'emax' && !isShown(assay, 'emax');
    input[member] = !isGiven || emax ? null : member === 'emax' ? made : { ...made, kind: made.kind ?? 'not stated' };
  }
  return input;
}

/** The form's fields for what a finding says. */
export function valuesOfContent(content: FindingContent): FormValues {
  const values: FormValues = {};
  for (const name of plain) values[name] = printed(content[name as FindingField]);
  const { dispersion, interval, emax } = content;
  const given = {
    ...{ dispersionKind: dispersion?.kind, dispersionValue: dispersion?.value },
    ...{ intervalKind: interval?.kind, intervalLow: interval?.low, intervalHigh: interval?.high },
    ...{ emaxValue: emax?.value, emaxLow: emax?.low, emaxHigh: emax?.high },
  };
  for (const [name, value] of Object.entries(given)) values[name] = printed(value);
  return values;
}

/** The fields of a form as they stand in the page. */
export function valuesOfForm(data: FormData): FormValues {
  return Object.fromEntries([...new Set(data.keys())].map((name) => [name, lastGiven(data.getAll(name)) ?? '']));
}

/** Whether a field is asked of an assay; before one is chosen, none of its own are. */
export function isShown(assay: AssayType | null, name: string): boolean {
  const isOfAssay = [...assayFields, ...nmdaFields].some((field) => field === name);
  if (!isOfAssay) return true;
  return assay === null
    ? ['target', 'effect'].includes(name)
    : fieldUse(assay, name as AssayField | NmdaField) !== 'hidden';
}

// A picker sends what was chosen beside its own empty field.
function lastGiven(values: FormDataEntryValue[]): string | null {
  return values.filter((value): value is string => typeof value === 'string' && value.trim() !== '').at(-1) ?? null;
}

function printed(value: unknown): string {
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.join('/') : String(value);
}
