import fc from 'fast-check';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import type { Entry, Run } from '#lib/bibliography/entry.ts';
import { entryToHtml } from '#lib/bibliography/print-html.ts';
import { entryToMarkdown } from '#lib/bibliography/print-markdown.ts';
import { entryToText } from '#lib/bibliography/print-text.ts';
import { bibliographyFormats, renderBibliography, renderEntries } from '#lib/bibliography/render.ts';
import { readDocx, readRtf } from './read-files.ts';
import { kruegel, records, undated, watson } from './records.ts';

const order = {
  items: [
    ...records,
    { ...undated, id: 'odd', title: 'A {brace} \\ back*slash* 😀 β-arrestin <i>in vivo</i> H<sub>2</sub>O' },
  ],
  locale: 'en-US',
  title: 'Kratom – evidence',
  annotations: new Map([['kruegel', 'OCEBM 5 · in vitro']]),
};

async function entryTexts(style: string): Promise<string[]> {
  const { sections } = await renderEntries({ ...order, style });
  return sections.flatMap(({ entries }) => entries.map(({ text }) => squeezed(text)));
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

describe.each(['apa', 'vancouver', 'american-chemical-society'])('%s', (style) => {
  test('RTF, read back, has every entry as it is shown', async () => {
    const { body, mediaType } = await renderBibliography({ ...order, style, format: 'rtf' });
    expect(mediaType).toBe('application/rtf');
    expect(body).toMatch(/^\{\\rtf1\\ansi[ -~\n]*\}\n$/);
    const [title, ...entries] = readRtf(String(body)).map(squeezed);
    expect(title).toBe('Kratom – evidence');
    expect(entries).toEqual(await entryTexts(style));
  });

  test('Word, read back, has every entry as it is shown, and links', async () => {
    const { body } = await renderBibliography({ ...order, style, format: 'docx' });
    const { paragraphs, xml, links } = readDocx(body as Uint8Array);
    const [title, ...entries] = paragraphs.map(squeezed);
    expect(title).toBe('Kratom – evidence');
    expect(entries).toEqual(await entryTexts(style));
    expect(xml).toMatch(/<w:ind [^>]*w:hanging="[1-9]/);
    expect(xml).toContain('<w:vertAlign w:val="subscript"/>');
    expect(links).toContain('https://www.who.int/kratom');
  });

  test('text and Markdown have every entry as it is shown', async () => {
    const text = await renderBibliography({ ...order, style, format: 'text' });
    expect(String(text.body).split('\n\n').slice(1).map(squeezed)).toEqual(await entryTexts(style));
    const markdown = await renderBibliography({ ...order, style, format: 'markdown' });
    expect(wordsOf(String(markdown.body)).slice(1).map(squeezed)).toEqual(await entryTexts(style));
  });
});

test('HTML is a document with classes, without any style attribute', async () => {
  const { body } = await renderBibliography({ ...order, style: 'apa', format: 'html' });
  const html = String(body);
  expect(html).toMatch(/^<!doctype html>\n<html lang="en-US">/);
  expect(html).toContain('class="csl-bib-body csl-hanging-indent csl-line-spacing-2"');
  expect(html).not.toMatch(/ style=/);
  expect(html).toContain('<span class="csl-annotation">OCEBM 5 · in vitro</span>');
  expect(html).toContain('<a href="https://doi.org/10.1021/jacs.6b00360" rel="noreferrer">');
});

test('each format has its media type and file ending', async () => {
  const made = await Promise.all(
    bibliographyFormats.map((format) => renderBibliography({ ...order, style: 'apa', format })),
  );
  expect(made.map(({ extension }) => extension)).toEqual(['html', 'txt', 'md', 'rtf', 'docx']);
  expect(new Set(made.map(({ mediaType }) => mediaType)).size).toBe(5);
});

test('headings are printed in each format', async () => {
  const items = [kruegel, watson];
  const headings = new Map([
    ['kruegel', 'In vitro'],
    ['watson', 'Structure'],
  ]);
  const print = async (format: 'html' | 'text' | 'markdown' | 'rtf') =>
    String((await renderBibliography({ items, headings, style: 'vancouver', format })).body);
  expect(await print('html')).toMatch(/<h2>In vitro<\/h2>[\s\S]*1\.[\s\S]*<h2>Structure<\/h2>[\s\S]*2\./);
  expect(await print('text')).toMatch(/\n\nIn vitro\n\n1\. [\s\S]*\n\nStructure\n\n2\. /);
  expect(await print('markdown')).toMatch(/\n\n## In vitro\n\n1\\\. [\s\S]*\n\n## Structure\n\n2\\\. /);
  expect(readRtf(await print('rtf')).map((line) => line.slice(0, 9))).toEqual([
    'Bibliogra',
    'In vitro',
    '1.\tKruege',
    'Structure',
    '2.\tWatson',
  ]);
  const { body } = await renderBibliography({ items, headings, style: 'vancouver', format: 'docx' });
  const { xml } = readDocx(body as Uint8Array);
  expect(xml.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(2);
});

type Node = { type: string; value?: string; children?: Node[] };

/** The words of each paragraph and heading as a Markdown reader sees them, our inline HTML tags left out. */
function wordsOf(markdown: string): string[] {
  const text = (node: Node): string => {
    if (node.type === 'break') return '\n';
    if (node.type === 'html') return '';
    return node.value ?? node.children?.map(text).join('') ?? '';
  };
  const root: Node = unified().use(remarkParse).parse(markdown);
  for (const { type } of root.children ?? []) expect(['paragraph', 'heading']).toContain(type);
  return (root.children ?? []).map(text);
}

describe('whatever the words are', () => {
  const nasty = fc.constantFrom(
    '*',
    '_',
    '`',
    '[',
    '](x)',
    '<i>',
    '&amp;',
    '1. ',
    '- ',
    '# ',
    '\\',
    '~~',
    '!',
    '|',
    'a',
    ' ',
    '.',
    'é',
    '😀',
  );
  const text = fc
    .array(fc.oneof(nasty, fc.string({ maxLength: 3 })), { maxLength: 6 })
    .map((parts) => parts.join('').replace(/\s+/g, ' '));
  const flag = fc.constantFrom(true as const, undefined);
  const run = fc.record({
    text,
    italic: flag,
    bold: flag,
    position: fc.constantFrom('sup' as const, 'sub' as const, undefined),
  });
  const entry = fc.array(run, { minLength: 1, maxLength: 4 }).map((runs): Entry => {
    const kept = runs.filter((one) => one.text.trim() !== '') as Run[];
    return { id: 'a', blocks: [{ kind: 'inline', runs: kept.length > 0 ? kept : [{ text: 'x' }] }] };
  });

  test('Markdown reads as the text', () => {
    fc.assert(
      fc.property(entry, (one) => {
        expect(squeezed(wordsOf(entryToMarkdown(one)).join(' '))).toBe(squeezed(entryToText(one)));
      }),
      { numRuns: 2000 },
    );
  });

  test('HTML reads as the text', () => {
    const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
    fc.assert(
      fc.property(entry, (one) => {
        const words = entryToHtml(one)
          .replace(/<[^>]*>/g, '')
          .replace(/&[^;]+;/g, (entity) => entities[entity] ?? '');
        expect(words).toBe(entryToText(one));
      }),
    );
  });
});
