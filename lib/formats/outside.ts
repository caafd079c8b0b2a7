import type { ReadEvent } from './format.ts';

/**
 * What stands outside of records is a part of the file. Before the first record it is the file's header; further on somebody may
 * have meant it for a record, so that it is told as well.
 */
export function outside(rawText: string, line: number, isHeader: boolean): ReadEvent[] {
  const part: ReadEvent = { kind: 'preamble', preamble: { line, kind: 'text', rawText } };
  if (isHeader) return [part];
  const message = `“${rawText.slice(0, 60)}” belongs to no record.`;
  return [part, { kind: 'problem', problem: { severity: 'warning', line, column: 1, index: null, message } }];
}
