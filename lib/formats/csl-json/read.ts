import { normaliseDoi } from '#lib/csl/identifiers.ts';
import type { CslItem } from '#lib/csl/item.ts';
import { isItemType } from '#lib/csl/item-types.ts';
import { splitKeywords } from '#lib/csl/keywords.ts';
import { isVariable } from '#lib/csl/variables.ts';
import { isRecord, parseLevel } from '../carried.ts';
import type { ReadEvent, ReadProblem, ReadRecord, Token } from '../format.ts';
import { outside } from '../outside.ts';
import { type Parser, streamingReader } from '../streaming.ts';
import { type Element, ElementScanner, type Stray } from './elements.ts';
import { idKept } from './kept-id.ts';
import { shapeFaults } from './shape-faults.ts';

class CslJsonParser implements Parser {
  #scanner = new ElementScanner();
  #index = 0;

  push(text: string): ReadEvent[] {
    return this.#scanner.push(text).flatMap((found) => this.#take(found));
  }

  end(): ReadEvent[] {
    const events = this.#scanner.end().flatMap((found) => this.#take(found));
    return events;
  }

  #take(found: Element | Stray): ReadEvent[] {
    if ('text' in found) {
      const { text, line, isWrapper } = found;
      if (isWrapper) return outside(text, line, true);
      const message = `“${text.slice(0, 60)}” stands between the records.`;
      return [problem({ ...found, index: null, severity: 'error', message })];
    }
    const index = this.#index++;
    const read = readElement(found, index);
    const problems = 'problem' in read ? [read.problem] : checked(read, found.column);
    return [...problems.map(problem), ...('problem' in read ? [] : [{ kind: 'record', record: read } as const])];
  }
}

function problem({ severity, line, column, index, key, field, message }: ReadProblem): ReadEvent {
  return {
    kind: 'problem',
    problem: { severity, line, column, index, message, ...(key && { key }), ...(field && { field }) },
  };
}

function readElement(
  { rawText, line, column, lineTo, closed }: Element,
  index: number,
): ReadRecord | { problem: ReadProblem } {
  let value: unknown;
  try {
    value = JSON.parse(rawText, (_, inner) => (typeof inner === 'string' ? storable(inner) : inner));
  } catch (error) {
    const place = placeOf(rawText, error, line, column);
    const message = closed ? `The record is no JSON: ${reason(error)}.` : 'The record does not end, or is too long.';
    return { problem: { severity: 'error', ...place, index, message } };
  }
  const { id, ...csl } = value as CslItem;
  const citationKey = csl['citation-key'] ?? id;
  const carried = takeCarried(csl);
  const tokens = Object.entries(value as object).map(
    ([name, inner]): Token => [
      name,
      typeof inner === 'string' ? inner : JSON.stringify(inner),
      isVariable(name) || name === 'type' || name === 'id' ? name : null,
    ],
  );
  csl.type ??= 'document';
  if ((id !== undefined && id !== citationKey) || typeof id === 'number') csl.custom = { ...csl.custom, [idKept]: id };
  const key = citationKey === undefined ? {} : { citationKey: String(citationKey) };
  return { index, line, lineTo, rawText, tokens, csl, ...key, ...carried };
}

/** Postgres holds neither NUL nor half a surrogate pair. */
function storable(text: string): string {
  return text.isWellFormed() && !text.includes('\0') ? text : text.toWellFormed().replaceAll('\0', '\uFFFD');
}

function reason(error: unknown): string {
  return (error instanceof Error ? error.message : '')
    .replace(/ in JSON.*$| at position.*$|, ?(?:"|\.\.\.).*$/s, '')
    .replace(/\.$/, '');
}

function placeOf(rawText: string, error: unknown, line: number, column: number): { line: number; column: number } {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  const before = rawText.slice(0, position === undefined ? rawText.length : Number(position)).split(/\r\n|\n|\r/);
  const last = before.at(-1)?.length ?? 0;
  return { line: line + before.length - 1, column: before.length === 1 ? column + last : last + 1 };
}

/** Takes our own data out of the record; `custom` stays as it was without it. */
function takeCarried(csl: CslItem): Pick<ReadRecord, 'tags' | 'levels' | 'notes' | 'keywords'> {
  const words = typeof csl.keyword === 'string' ? splitKeywords(csl.keyword) : (csl.keyword as unknown);
  const keywords = Array.isArray(words) ? words.map(String) : [];
  const own = isRecord(csl.custom) && isRecord(csl.custom.speciosa) ? csl.custom.speciosa : null;
  if (!own || !csl.custom) return { tags: [], keywords, levels: [], notes: [] };
  const { speciosa: _, ...custom } = csl.custom;
  if (Object.keys(custom).length > 0) csl.custom = custom;
  else delete csl.custom;
  const texts = (value: unknown) => (Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []);
  const levels = texts(own.levels).flatMap((text) => parseLevel(text) ?? []);
  return { tags: texts(own.tags), keywords, levels, notes: texts(own.notes) };
}

/** What is odd about a record; it is kept as it is. */
function checked(record: ReadRecord, column: number): ReadProblem[] {
  const { csl, line, index, citationKey } = record;
  const warn = (message: string, field: string): ReadProblem => ({
    severity: 'warning',
    line,
    column,
    index,
    key: citationKey,
    field,
    message,
  });
  const problems: ReadProblem[] = [];
  const faults = shapeFaults(csl);
  for (const { message, field } of faults) problems.push(warn(message, field));
  if (faults.length === 0 && !isItemType(csl.type)) problems.push(warn(`“${csl.type}” is no type of CSL.`, 'type'));
  if (csl.DOI !== undefined && !normaliseDoi(String(csl.DOI)))
    problems.push(warn(`“${String(csl.DOI).slice(0, 80)}” is no DOI.`, 'DOI'));
  return problems;
}

export const readCslJson = streamingReader(() => new CslJsonParser());
