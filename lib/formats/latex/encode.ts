import { type Markup, parseRichText, type RichToken } from '#lib/csl/rich-text.ts';
import { protectedWords, type Range } from './protection.ts';

const escapes: Record<string, string> = {
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '\\': '\\textbackslash{}',
};

const commands: Record<Markup, string> = {
  i: '\\textit{',
  b: '\\textbf{',
  sub: '\\textsubscript{',
  sup: '\\textsuperscript{',
  smallcaps: '\\textsc{',
  nocase: '{',
};

/** Plain text as LaTeX in UTF-8: only what LaTeX would take for a command is escaped. */
export function escapeLatex(text: string): string {
  if (!/[&%$#_{}~^\\\n]|--|``|''/.test(text)) return text;
  return text
    .replace(/[&%$#_{}~^\\]/g, (char) => escapes[char] ?? char)
    .replace(/\n+/g, '\n$&')
    .replace(/-(?=-)/g, '-{}')
    .replace(/(['`])(?=\1)/g, '$1{}');
}

/** Text with CSL markup as LaTeX. */
export function encodeLatex(text: string): string {
  if (!text.includes('<')) return escapeLatex(text);
  return parseRichText(text)
    .map((token) =>
      token.kind === 'text' ? escapeLatex(token.text) : token.kind === 'open' ? commands[token.markup] : '}',
    )
    .join('');
}

/** A title as LaTeX, with braces around what styles must not put into lower case. */
export function encodeTitle(title: string): string {
  const tokens = parseRichText(title);
  const plain = tokens.map((token) => (token.kind === 'text' ? token.text : '')).join('');
  const explicit = nocaseRanges(tokens);
  const braces = [...protectedWords(plain).filter((range) => standsAlone(range, tokens)), ...explicit];
  for (const { from, to } of explicit) if (from === 0 && to === plain.length) braces.push({ from, to });
  return written(tokens, braces);
}

function nocaseRanges(tokens: RichToken[]): Range[] {
  const ranges: Range[] = [];
  const open: number[] = [];
  let at = 0;
  for (const token of tokens) {
    if (token.kind === 'text') at += token.text.length;
    else if (token.markup === 'nocase' && token.kind === 'open') open.push(at);
    else if (token.markup === 'nocase') ranges.push({ from: open.pop() ?? at, to: at });
  }
  return ranges.filter(({ from, to }) => from < to);
}

/** Whether braces around the range nest with the markup that is there. */
function standsAlone({ from, to }: Range, tokens: RichToken[]): boolean {
  let at = 0;
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === 'text') at += token.text.length;
    else if (at > from && at < to) {
      depth += token.kind === 'open' ? 1 : -1;
      if (depth < 0) return false;
    }
  }
  return depth === 0;
}

/** Longer ranges open first and close last; a range inside one word of markup opens inside it. */
function written(tokens: RichToken[], braces: Range[]): string {
  let latex = '';
  let at = 0;
  const edgesOf = (side: 'from' | 'to', place: number) => braces.filter((range) => range[side] === place).length;
  let pending = edgesOf('from', 0);
  for (const token of tokens) {
    if (token.kind !== 'text') {
      if (token.markup !== 'nocase') latex += token.kind === 'open' ? commands[token.markup] : '}';
      continue;
    }
    let from = 0;
    const places = new Set(braces.flatMap((range) => [range.from, range.to]));
    for (let offset = 0; offset <= token.text.length; offset++) {
      const place = at + offset;
      if (!places.has(place) && offset < token.text.length) continue;
      latex += escapeLatex(token.text.slice(from, offset));
      from = offset;
      if (offset > 0) latex += '}'.repeat(edgesOf('to', place));
      if (offset < token.text.length) latex += '{'.repeat(offset === 0 ? pending : edgesOf('from', place));
      if (offset === token.text.length) pending = edgesOf('from', place);
    }
    at += token.text.length;
  }
  return latex;
}
