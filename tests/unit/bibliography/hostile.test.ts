import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { popularStyles } from '#lib/bibliography/popular-styles.ts';
import { renderBibliography, renderEntries } from '#lib/bibliography/render.ts';
import type { CslItem } from '#lib/csl/item.ts';

const tags =
  /^<\/?(?:a|b|i|sup|sub|span)>$|^<a href="https:\/\/[^"<>]*" rel="noreferrer">$|^<span class="csl-[a-z-]+">$/;

function expectOnlyOurTags(html: string) {
  for (const [tag] of html.matchAll(/<[^>]*>?/g)) expect(tag).toMatch(tags);
}

async function entriesOf(items: CslItem[], style: string) {
  const { sections } = await renderEntries({ items, style, locale: 'en-US' });
  return sections.flatMap(({ entries }) => entries);
}

const titles = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<i onclick="alert(1)">a</i>',
  '<a href="javascript:alert(1)">a</a>',
  '<i>never closed',
  'closed never opened</i>',
  '<sub><sup>crossed</sub></sup>',
  '"quotes" & &lt;entities&gt;',
  'our own marks \ue000\ue001\ue01f \ue00b',
  '$& $1 %%STRING%%',
  'half a pair \ud800 and \u0000 a null',
];

describe('titles cannot bring markup', () => {
  test.each(popularStyles)('$id', async ({ id: style }) => {
    const items = titles.map((title, at) => ({ id: String(at), type: 'book', title, publisher: title, note: title }));
    const entries = await entriesOf(items, style);
    expect(entries).toHaveLength(titles.length);
    for (const { html } of entries) expectOnlyOurTags(html);
  });

  test('anything else of a record', async () => {
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...titles), fc.webUrl(), fc.jsonValue());
    const item = fc.record(
      { title: value, author: value, issued: value, DOI: value, URL: value, volume: value, page: value, editor: value },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(item, { maxLength: 6 }),
        fc.constantFrom('apa', 'ieee', 'nature'),
        async (some, style) => {
          const items = some.map((fields, at) => ({ ...fields, id: `<${at}>`, type: 'article-journal' }) as CslItem);
          for (const { html } of await entriesOf(items, style)) expectOnlyOurTags(html);
        },
      ),
      { numRuns: 100 },
    );
  }, 30_000);

  test('annotations, headings and the title are words', async () => {
    const bad = '<b>"x"</b> \\par {\\b}';
    const order = {
      items: [{ id: 'a', type: 'book', title: 'T' }],
      style: 'apa',
      title: bad,
      annotations: new Map([['a', bad]]),
      headings: new Map([['a', bad]]),
    };
    const { body } = await renderBibliography({ ...order, format: 'html' });
    expect(String(body).match(/&lt;b&gt;&quot;x&quot;&lt;\/b&gt; \\par/g)).toHaveLength(4);
  });

  test('only https becomes a link', async () => {
    const addresses = [
      'http://example.org',
      'javascript:alert(1)',
      'https://a:b@example.org',
      'https://example.org/a?b="<c>',
    ];
    const items = addresses.map((URL, at) => ({ id: String(at), type: 'webpage', title: 'T', URL }));
    const links = (await entriesOf(items, 'nature')).map(({ html }) => /href="([^"]*)"/.exec(html)?.[1] ?? null);
    expect(links).toEqual([null, null, null, 'https://example.org/a?b=%22%3Cc%3E']);
  });
});

describe('records with little in them', () => {
  test('an empty list', async () => {
    const { sections, omitted } = await renderEntries({ items: [], style: 'apa' });
    expect([sections, omitted]).toEqual([[], []]);
    const { body } = await renderBibliography({ items: [], style: 'vancouver', format: 'text' });
    expect(body).toBe('Bibliography\n');
  });

  test('a record the style prints nothing for is said to be left out', async () => {
    const items = [{ id: 'empty', type: 'book' } as CslItem, { id: 'full', type: 'book', title: 'T' } as CslItem];
    const { omitted } = await renderEntries({ items, style: 'modern-language-association' });
    expect(omitted).toEqual(['empty']);
  });

  test('names without a family name, dates without a year', async () => {
    const author = [{ given: 'Prince' }, { family: 'B', given: 'undefined' }, null, { family: '' }, 'text'];
    const item = {
      id: 'a',
      type: 'book',
      title: 'T',
      author,
      issued: { 'date-parts': [[null]] },
    } as unknown as CslItem;
    const [entry] = await entriesOf([item], 'apa');
    expect(entry?.text).toBe('Prince, & B. (n.d.). T.');
  });

  test('numbers for ids, and one id twice', async () => {
    const items = [1, 2, 2].map((id) => ({ id, type: 'book', title: `T${id}` }));
    expect((await entriesOf(items, 'nature')).map(({ id }) => id)).toEqual(['1', '2']);
  });

  test('three hundred records', async () => {
    const items = Array.from({ length: 300 }, (_, at) => ({
      id: `r${at}`,
      type: 'article-journal',
      title: `Title ${at}`,
      author: [{ family: `Family${at % 7}`, given: 'A. B.' }],
      issued: { 'date-parts': [[2000 + (at % 5)]] },
    }));
    for (const { id } of popularStyles) expect(await entriesOf(items, id)).toHaveLength(300);
  }, 60_000);
});
