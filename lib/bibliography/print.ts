import type { Bibliography } from './entry.ts';
import { entryToHtml, layoutClasses, printHtml } from './print-html.ts';
import { printMarkdown } from './print-markdown.ts';
import { printRtf } from './print-rtf.ts';
import { entryToText, printText } from './print-text.ts';

const printers = { html: printHtml, text: printText, markdown: printMarkdown, rtf: printRtf };

export type BibliographyFormat = keyof typeof printers | 'docx';

/**
 * What a page shows: each entry by the id of its citation. `html` goes inside an element of the class `csl-entry`, all of them
 * inside one of the classes `classes`.
 */
export type ShownBibliography = Omit<Bibliography, 'sections'> & {
  classes: string;
  sections: { heading: string | null; entries: { id: string; html: string; text: string }[] }[];
};

export async function print(
  bibliography: Bibliography,
  format: BibliographyFormat,
  title: string,
): Promise<string | Uint8Array> {
  if (format !== 'docx') return printers[format](bibliography, title);
  // Loaded when first asked for: it takes longer than a short bibliography.
  const { printDocx } = await import('./print-docx.ts');
  return printDocx(bibliography, title);
}

export function show({ sections, ...rest }: Bibliography): ShownBibliography {
  const shown = sections.map(({ heading, entries }) => ({
    heading,
    entries: entries.map((entry) => ({ id: entry.id, html: entryToHtml(entry), text: entryToText(entry) })),
  }));
  return { ...rest, classes: layoutClasses(rest.layout), sections: shown };
}
