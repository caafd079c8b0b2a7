import type { CslItem } from '#lib/csl/item.ts';
import { plainText } from '#lib/csl/rich-text.ts';
import { foldText } from '#lib/fold-text.ts';

/**
 * Whether a record found by a reference's words is that reference. A search always finds something, so the words must agree: its whole
 * title and its year or first author, or (references without titles) first author, year, volume and first page.
 */
export function matchesReference(csl: CslItem, reference: string): boolean {
  const words = ` ${wordsOf(reference)} `;
  const has = (text: string) => text !== '' && words.includes(` ${text} `);
  const title = wordsOf(plainText(String(csl.title ?? '')));
  const author = wordsOf(csl.author?.[0]?.family ?? csl.author?.[0]?.literal ?? '');
  const year = Number(csl.issued?.['date-parts']?.[0]?.[0] ?? 0);
  const years = [year - 1, year, year + 1].some((near) => year > 0 && has(String(near)));
  if (title.split(' ').length >= 3 && has(title) && (years || has(author))) return true;
  const firstPage = /^[a-z]?\d+/i.exec(String(csl.page ?? ''))?.[0] ?? '';
  return has(author) && has(String(year)) && has(wordsOf(String(csl.volume ?? ''))) && has(wordsOf(firstPage));
}

function wordsOf(text: string): string {
  return foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
