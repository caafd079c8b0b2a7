import type { Bibliography, Block, Entry, Run } from './entry.ts';

/** CommonMark reads the words as they are: nothing in them is markup, a list, a heading or an entity. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>~|$^]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/!(?=\\\[)/g, '\\!');
}

// What would begin a list, a heading or a rule at the start of a line.
function escapeStart(line: string): string {
  return line.replace(/^(\s*\d+)([.)])/, '$1\\$2').replace(/^(\s*)([#+=-])/, '$1\\$2');
}

function runToMarkdown(run: Run, before: string, after: string): string {
  const { href, text } = run;
  if (href && href === text && !/[\s<>]/.test(href)) return `<${href}>`;
  const [, left = '', words = '', right = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  if (words === '') return text;
  let marked = escapeMarkdown(words);
  // Asterisks between a letter and punctuation mean nothing to CommonMark; there the HTML tag is plain.
  const clear = Boolean(run.position) || emphasisHolds(left ? ' ' : before, words, right ? ' ' : after);
  if (run.italic) marked = clear ? `*${marked}*` : `<em>${marked}</em>`;
  if (run.bold) marked = clear ? `**${marked}**` : `<strong>${marked}</strong>`;
  if (run.position) marked = `<${run.position}>${marked}</${run.position}>`;
  if (href) marked = `[${marked}](<${href.replace(/[<>\\]/g, encodeURIComponent)}>)`;
  return left + marked + right;
}

function emphasisHolds(before: string, words: string, after: string): boolean {
  const word = /[\p{L}\p{N}]/u;
  const opens = word.test(words[0] ?? '') ? !word.test(before) : before === '' || /\s/.test(before);
  const closes = word.test(words.at(-1) ?? '') ? !word.test(after) : after === '' || /\s/.test(after);
  return opens && closes;
}

function runsToMarkdown(runs: readonly Run[]): string {
  return runs
    .map((run, at) => runToMarkdown(run, runs[at - 1]?.text.at(-1) ?? '', runs[at + 1]?.text[0] ?? ''))
    .join('');
}

function separator({ kind }: Block, at: number): string {
  if (at === 0) return '';
  return kind === 'block' || kind === 'indent' ? '\\\n' : ' ';
}

export function entryToMarkdown({ blocks, annotation }: Entry): string {
  const text = blocks.map((block, at) => separator(block, at) + runsToMarkdown(block.runs)).join('');
  const lines = annotation ? `${text}\\\n${escapeStart(escapeMarkdown(annotation))}` : text;
  return escapeStart(lines);
}

export function printMarkdown({ sections }: Bibliography, title: string): string {
  const parts = sections.flatMap(({ heading, entries }) => [
    ...(heading === null ? [] : [`## ${escapeMarkdown(heading)}`]),
    ...entries.map(entryToMarkdown),
  ]);
  return `${[`# ${escapeMarkdown(title)}`, ...parts].join('\n\n')}\n`;
}
