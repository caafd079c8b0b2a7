import { sortKeywords } from '../carried.ts';
import type { ExportRecord, Token } from '../format.ts';
import { withoutLastEnding } from '../line-splitter.ts';
import { replayLines } from '../replay-lines.ts';
import { parseNbibRecord } from './read.ts';
import { nbibLines, printNbibLine } from './write.ts';

/** The record's own text with only the lines of edited variables changed; null when the text cannot be read. */
export function replayNbib(record: ExportRecord, rawText: string): string | null {
  const before = parseNbibRecord(rawText);
  if (!before) return null;
  const ending = /\r\n|\r|\n/.exec(rawText)?.[0] ?? '\n';
  const was = nbibLines({ ...before.record, citationKey: before.record.citationKey ?? record.source?.key ?? '' });
  const blocks = before.blocks.map((text, at) => ({
    text: /[\r\n]$/.test(text) ? text : text + ending,
    variable: variableOfToken(before.record.tokens[at]),
  }));
  const edited = replayLines(blocks, was, nbibLines(record), (line) => printNbibLine(line, ending));
  return withoutLastEnding(edited ?? rawText) + ending;
}

function variableOfToken(token: Token | undefined): string {
  const [tag, value, mappedTo] = token ?? ['', '', null];
  if (mappedTo === 'keyword') return sortKeywords([value]).tags.length > 0 ? 'tags' : 'keyword';
  return mappedTo ?? `x-nbib-${tag.toLowerCase() || 'untagged'}`;
}
