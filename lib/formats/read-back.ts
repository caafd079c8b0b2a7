import type { CslItem } from '#lib/csl/item.ts';
import { type Extra, extrasOf, fingerprint, isGuest, listOf, printValue, sameValue } from './carried.ts';
import type { ExportRecord } from './format.ts';

/**
 * What must travel in named fields, found by reading what was written: every variable that does not come back as it was, and those
 * that come back though they never were. `written` gives the values that stand in the file for a variable.
 */
export function extrasByReading(
  record: ExportRecord,
  back: CslItem,
  native: string,
  written: (variable: string) => string[],
): Extra[] {
  const { csl } = record;
  const isWhole = (variable: string) => sameValue(back[variable], csl[variable]);
  const extras = extrasOf(record, native, { isWhole, written });
  for (const [name, value] of Object.entries(csl.custom ?? {})) {
    if (!name.startsWith(`x-${native}-`) || !isGuest(name, value)) continue;
    const there = Object.hasOwn(back.custom ?? {}, name) ? listOf(back.custom?.[name]).length : 0;
    for (const text of listOf(value).slice(there)) extras.push([name, printValue(text)]);
  }
  for (const variable of Object.keys(back)) {
    if (csl[variable] !== undefined || variable === 'custom' || variable === 'type') continue;
    extras.push([`x-csl-${variable}`, `null #${fingerprint(written(variable))}`]);
  }
  // In an order that does not depend on that of the record's variables.
  return extras.sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
}

/** Whether a record read again says the same as the one that was written; a key that was not written does not count. */
export function sameRecord(again: Partial<ExportRecord> & { csl: CslItem }, record: ExportRecord): boolean {
  const { custom: left = {}, ...read } = again.csl;
  const { custom: right = {}, id: _, ...wanted } = record.csl;
  return (
    sameValue(read, wanted) &&
    sameValue(left, right) &&
    (again.citationKey ?? record.citationKey) === record.citationKey &&
    (['tags', 'levels', 'notes'] as const).every((own) => sameValue(again[own] ?? [], record[own] ?? []))
  );
}
