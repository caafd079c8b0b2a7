import { isDateVariable, isNameVariable, isVariable } from '#lib/csl/variables.ts';
import { isRecord } from '../carried.ts';

type ShapeFault = { field: string; message: string };

const isText = (value: unknown) => typeof value === 'string' || typeof value === 'number';
const partsOfNames = ['family', 'given', 'dropping-particle', 'non-dropping-particle', 'suffix', 'literal', 'ORCID'];

/**
 * Values of another shape than CSL has; the same rules as the schema of what people send, but told as they are met and without what
 * that schema takes to load.
 */
export function shapeFaults(csl: Record<string, unknown>): ShapeFault[] {
  const faults: ShapeFault[] = [];
  for (const [name, value] of Object.entries(csl)) {
    if (value === undefined) continue;
    const wrong = faultOf(name, value);
    if (wrong) faults.push({ field: name, message: wrong });
  }
  return faults;
}

function faultOf(name: string, value: unknown): string | null {
  if (name === 'type') return typeof value === 'string' && value !== '' ? null : 'The type is no text.';
  if (name === 'custom') return isRecord(value) ? null : '“custom” holds no object.';
  if (isNameVariable(name)) return areNames(value) ? null : 'These are no names: CSL has a list of objects here.';
  if (isDateVariable(name))
    return isDate(value) ? null : 'This is no date: CSL has an object with date-parts, literal or raw here.';
  return isVariable(name) && !isText(value) ? 'CSL has text or a number here.' : null;
}

function areNames(value: unknown): boolean {
  const isPart = (part: unknown) => part === undefined || typeof part === 'string';
  return (
    Array.isArray(value) && value.every((name) => isRecord(name) && partsOfNames.every((part) => isPart(name[part])))
  );
}

function isDate(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { 'date-parts': rows, season, literal, raw } = value;
  const isRow = (row: unknown) => Array.isArray(row) && row.length >= 1 && row.length <= 3 && row.every(isText);
  const areRows = Array.isArray(rows) && rows.length >= 1 && rows.length <= 2 && rows.every(isRow);
  return (
    (rows === undefined || areRows) &&
    (season === undefined || isText(season)) &&
    [literal, raw].every((text) => text === undefined || typeof text === 'string')
  );
}
