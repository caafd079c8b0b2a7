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

// Members that are made of several fields, as name of the field → place in the member.
const parts: Readonly<Record<'dispersion' | 'interval' | 'emax', Readonly<Record<string, readonly string[]>>>> = {
  dispersion: { dispersionValue: ['value'], dispersionKind: ['kind'] },
  interval: { intervalLow: ['low'], intervalHigh: ['high'], intervalKind: ['kind'] },
  emax: {
    emaxValue: ['value'],
    ...{ emaxDispersion: ['dispersion', 'value'], emaxDispersionKind: ['dispersion', 'kind'] },
    ...{ emaxLow: ['interval', 'low'], emaxHigh: ['interval', 'high'], emaxIntervalKind: ['interval', 'kind'] },
  },
};
// Of the level the form says nothing: it follows from the assay.
const plain = fieldNames.filter((name) => !(name in parts) && name !== 'level');

/** What a form says, as `updateFinding` takes it: fields its assay does not have are emptied. */
export function inputFromForm(data: FormData): Record<string, unknown> {
  const text = (name: string) => lastGiven(data.getAll(name));
  const assay = assayTypes.find((type) => type === text('assay')) ?? null;
  const input: Record<string, unknown> = {};
  for (const name of plain) input[name] = isShown(assay, name) ? text(name) : null;
  for (const [member, fields] of Object.entries(parts)) {
    input[member] = isShown(assay, member) ? madeOf(fields, text) : null;
  }
  return input;
}

type Made = { [part: string]: string | Made };

// A kind alone says nothing; a number without one is of a kind not stated.
function madeOf(
  fields: Readonly<Record<string, readonly string[]>>,
  text: (name: string) => string | null,
): Made | null {
  const made: Made = {};
  for (const [name, [part = '', inner]] of Object.entries(fields)) {
    const value = text(name);
    if (value === null) continue;
    if (inner === undefined) made[part] = value;
    else made[part] = { ...(made[part] as Made), [inner]: value };
  }
  for (const [part, inner] of Object.entries(made)) {
    if (typeof inner === 'object' && isKindAlone(inner)) delete made[part];
    else if (typeof inner === 'object') inner.kind ??= 'not stated';
  }
  if (Object.keys(made).length === 0 || isKindAlone(made)) return null;
  return 'emaxValue' in fields ? made : { ...made, kind: made.kind ?? 'not stated' };
}

const isKindAlone = (made: Made) => Object.keys(made).every((part) => part === 'kind');

/** The form's fields for what a finding says. */
export function valuesOfContent(content: FindingContent): FormValues {
  const values: FormValues = {};
  for (const name of plain) values[name] = printed(content[name as FindingField]);
  for (const [member, fields] of Object.entries(parts)) {
    for (const [name, path] of Object.entries(fields)) {
      values[name] = printed(path.reduce<unknown>(memberOf, content[member as keyof typeof parts]));
    }
  }
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

function memberOf(value: unknown, name: string): unknown {
  return (value as Record<string, unknown> | null | undefined)?.[name];
}

function printed(value: unknown): string {
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.join('/') : String(value);
}
