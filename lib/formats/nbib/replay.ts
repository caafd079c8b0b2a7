import type { CslItem } from '#lib/csl/item.ts';
import { sortKeywords } from '../carried.ts';
import type { ExportRecord, Token } from '../format.ts';
import { withoutLastEnding } from '../line-splitter.ts';
import { sameRecord } from '../read-back.ts';
import { replayLines } from '../replay-lines.ts';
import { parseNbibRecord } from './read.ts';
import { nbibLines, printNbibLine } from './write.ts';

/** The record's own text with only the lines of edited variables changed; null when the text cannot be read, or would mean another thing then. */
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
  if (edited === null) return withoutLastEnding(rawText) + ending;
  const text = withoutLastEnding(edited) + ending;
  const after = parseNbibRecord(text);
  return after && sameRecord(withoutMesh(after.record), withoutMesh(record)) ? text : null;
}

/** Which keywords are terms of MeSH goes with the keywords. */
function withoutMesh<T extends { csl: CslItem }>(record: T): T {
  const { 'x-nbib-mh': _, ...custom } = record.csl.custom ?? {};
  return { ...record, csl: { ...record.csl, custom } };
}

function variableOfToken(token: Token | undefined): string {
  const [tag, value, mappedTo] = token ?? ['', '', null];
  if (mappedTo === 'keyword') return sortKeywords([value]).tags.length > 0 ? 'tags' : 'keyword';
  return mappedTo ?? `x-nbib-${tag.toLowerCase() || 'untagged'}`;
}
