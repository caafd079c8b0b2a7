import { sameValue } from '../carried.ts';
import type { ExportRecord, ReadRecord } from '../format.ts';
import { sameRecord } from '../read-back.ts';
import { parseEntry } from './entry.ts';
import type { Dialect } from './entry-types.ts';
import { readBibRecord } from './read.ts';
import { type BibField, bibEntry } from './write.ts';

/**
 * The entry's own text with only the fields of edited variables changed. Null when it cannot be patched: its type or key changed,
 * it is not whole without the rest of its file (inherited fields, abbreviations), or the new field means another thing beside the others
 * (a title below a `maintitle`).
 */
export function replayEntry(record: ExportRecord, rawText: string, dialect: Dialect): string | null {
  const before = readBibRecord(rawText, dialect);
  if (!before) return null;
  const was = bibEntry({ ...before, citationKey: before.citationKey ?? record.source?.key ?? '' }, dialect);
  const is = bibEntry(record, dialect);
  if (was.type !== is.type || was.key !== is.key) return null;
  const names = new Set([...was.fields, ...is.fields].map(([, , variable]) => variable));
  const ofVariable = (fields: BibField[], variable: string) => fields.filter((field) => field[2] === variable);
  const edited = [...names].filter((name) => !sameValue(ofVariable(was.fields, name), ofVariable(is.fields, name)));
  if (edited.length === 0) return rawText;
  const text = patched(rawText, before, is.fields, new Set(edited));
  const after = readBibRecord(text, dialect);
  return after && sameRecord(after, record) ? text : null;
}

function patched(rawText: string, before: ReadRecord, fields: BibField[], edited: Set<string>): string {
  const entry = parseEntry(rawText, true);
  const waiting = new Set(edited);
  let text = '';
  let from = 0;
  for (const [at, { name, start, end }] of entry.fields.entries()) {
    const variable = before.tokens[at]?.[2] ?? `x-bib-${name}`;
    if (!edited.has(variable)) continue;
    const own = waiting.delete(variable) ? fields.filter((field) => field[2] === variable) : [];
    const rest = /^\s*,?\s*/.exec(rawText.slice(end))?.[0] ?? '';
    text += rawText.slice(from, start) + printed(own, indentOf(rawText, start));
    // A field that is gone takes its comma with it.
    from = own.length > 0 ? end : end + rest.length;
  }
  text += rawText.slice(from);
  const added = fields.filter(([, , variable]) => waiting.has(variable));
  if (added.length === 0) return text;
  const body = text.slice(0, -1).trimEnd();
  return `${body}${body.endsWith(',') ? '' : ','}\n  ${printed(added, '  ')}\n${text.slice(-1)}`;
}

function printed(fields: BibField[], indent: string): string {
  return fields.map(([name, value]) => `${name} = ${value}`).join(`,\n${indent}`);
}

function indentOf(text: string, at: number): string {
  return /[ \t]*$/.exec(text.slice(0, at))?.[0] ?? '';
}
