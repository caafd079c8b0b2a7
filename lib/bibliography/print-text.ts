import { type Bibliography, type Block, type Entry, plainRuns } from './entry.ts';

/** One line, or several when the style breaks the entry up; the annotation follows on a line of its own. */
export function entryToText({ blocks, annotation }: Entry): string {
  const text = blocks.map((block, at) => separator(block, at) + plainRuns(block.runs)).join('');
  return annotation ? `${text}\n    ${annotation}` : text;
}

/** What stands before a block in formats made of lines. */
function separator({ kind }: Block, at: number): string {
  if (kind === 'indent') return '\n    ';
  if (at === 0) return '';
  return kind === 'block' ? '\n' : ' ';
}

export function printText({ sections }: Bibliography, title: string): string {
  const parts = sections.flatMap(({ heading, entries }) => [
    ...(heading === null ? [] : [heading]),
    ...entries.map(entryToText),
  ]);
  return `${[title, ...parts].join('\n\n')}\n`;
}
