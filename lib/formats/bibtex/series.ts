import { bibstrings } from '../latex/structures.ts';

/** Whether BibLaTeX prints a series in other words: a number as an ordinal, a key of its localisation as what that stands for. */
export function isSeriesKey(text: string): boolean {
  return /^(?:\d{1,3}|newseries|oldseries)$/.test(text);
}

/** A series of a journal as it is printed: "3rd series", "new series". */
export function seriesText(text: string): string {
  if (!/^\d/.test(text)) return bibstrings[text] ?? text;
  const ending = /1\d$/.test(text) ? 'th' : (endings[text.slice(-1)] ?? 'th');
  return `${text}${ending} series`;
}

const endings: Record<string, string> = { 1: 'st', 2: 'nd', 3: 'rd' };
