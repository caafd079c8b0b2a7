import { sameValue, sortKeywords } from '../carried.ts';
import type { ExportRecord, Token } from '../format.ts';
import { parseRisRecord } from './read.ts';
import { printRisLine, type RisLine, risLines } from './write.ts';

type Block = { text: string; variable: string };

/** The record's own text with only the lines of edited variables changed; null when the text cannot be read. */
export function replayRis(record: ExportRecord, rawText: string): string | null {
  const before = parseRisRecord(rawText);
  if (!before) return null;
  const ending = /\r\n|\r|\n/.exec(rawText)?.[0] ?? '\r\n';
  const was = risLines({ ...before.record, citationKey: before.record.citationKey ?? record.citationKey });
  const is = risLines(record);
  const edited = editedVariables(was, is);
  if (edited.size === 0) return rawText + ending;
  const blocks = before.blocks.map((text, at) => ({ text, variable: variableOfToken(before.record.tokens[at]) }));
  return patched(blocks, edited, is, ending).replace(/\s*$/, ending);
}

function variableOfToken(token: Token | undefined): string {
  const [tag, value, mappedTo] = token ?? ['', '', null];
  if (tag === 'ER') return '';
  if (mappedTo === 'keyword') return sortKeywords([value]).tags.length > 0 ? 'tags' : 'keyword';
  return mappedTo ?? `x-ris-${tag.toLowerCase()}`;
}

/** Variables whose written lines differ. */
function editedVariables(was: RisLine[], is: RisLine[]): Set<string> {
  const names = new Set([...was, ...is].map(([, , variable]) => variable).filter(Boolean));
  const linesOf = (lines: RisLine[], variable: string) => lines.filter((line) => line[2] === variable);
  return new Set([...names].filter((variable) => !sameValue(linesOf(was, variable), linesOf(is, variable))));
}

/** New lines stand where the first old one of their variable stood, or before ER. */
function patched(blocks: Block[], edited: Set<string>, lines: RisLine[], ending: string): string {
  const waiting = new Set(edited);
  const print = (variable: string) => {
    if (!waiting.delete(variable)) return '';
    const own = lines.filter((line) => line[2] === variable);
    return own.map((line) => printRisLine(line, ending)).join('');
  };
  const kept = blocks.map(({ text, variable }) => (edited.has(variable) ? print(variable) : text));
  const end = blocks.findLastIndex(({ variable }) => variable === '');
  const added = [...waiting].map(print).join('');
  const at = end < 0 ? kept.length : end;
  return [...kept.slice(0, at), added, ...kept.slice(at)].join('');
}
