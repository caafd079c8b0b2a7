import { sortKeywords } from '../carried.ts';
import type { ExportRecord, Token } from '../format.ts';
import { withoutLastEnding } from '../line-splitter.ts';
import { sameRecord } from '../read-back.ts';
import { replayLines } from '../replay-lines.ts';
import { parseRisRecord } from './read.ts';
import { printRisLine, risLines } from './write.ts';

/** The record's own text with only the lines of edited variables changed; null when the text cannot be read, or would mean another thing then. */
export function replayRis(record: ExportRecord, rawText: string): string | null {
  const before = parseRisRecord(rawText);
  if (!before) return null;
  const ending = /\r\n|\r|\n/.exec(rawText)?.[0] ?? '\r\n';
  const was = risLines({ ...before.record, citationKey: before.record.citationKey ?? record.source?.key ?? '' });
  const blocks = before.blocks.map((text, at) => ({
    text: /[\r\n]$/.test(text) ? text : text + ending,
    variable: variableOfToken(before.record.tokens[at]),
  }));
  const mark = /^\s*TY -/.test(rawText) ? ' - ' : '  - ';
  const edited = replayLines(blocks, was, risLines(record), (line) => printRisLine(line, ending, mark));
  if (edited === null) return withoutLastEnding(rawText) + ending;
  const text = withoutLastEnding(edited) + ending;
  const after = parseRisRecord(text);
  return after && sameRecord(after.record, record) ? text : null;
}

function variableOfToken(token: Token | undefined): string {
  const [tag, value, mappedTo] = token ?? ['', '', null];
  if (tag === 'ER') return '';
  if (mappedTo === 'keyword') return sortKeywords([value]).tags.length > 0 ? 'tags' : 'keyword';
  return mappedTo ?? `x-ris-${tag.toLowerCase()}`;
}
