import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { unpack } from '#lib/bibliography/csl-tree.ts';
import type { Block } from '#lib/bibliography/entry.ts';
import { EntryMemory } from '#lib/bibliography/known-entries.ts';
import { popularStyles } from '#lib/bibliography/popular-styles.ts';
import { Processor, type Progress } from '#lib/bibliography/processor.ts';
import { assetPath, shipped } from '#lib/bibliography/shipped.ts';
import type { CslItem } from '#lib/csl/item.ts';

const { styles, locales } = await shipped();

function processorOf(id: string, memory?: EntryMemory): Processor {
  const style = styles.get(id);
  const tree = unpack(JSON.parse(readFileSync(assetPath(style?.asset ?? ''), 'utf8'))[id]);
  const localeTree = (tag: string) =>
    unpack(JSON.parse(readFileSync(assetPath(locales.get(tag) ?? locales.get('en-US') ?? ''), 'utf8')));
  return new Processor(tree, style?.defaultLocale ?? 'en-US', false, localeTree, memory?.of(id));
}

/** Few authors and years, so that letters, given names and dashes are needed. */
function work(at: number, change: Partial<CslItem> = {}): CslItem {
  const families = ['Smith', 'Kruegel', 'Takayama'];
  const author = [
    { family: families[at % 3] ?? '', given: at % 2 ? 'Ann' : 'Bob' },
    { family: families[(at + 1) % 3] ?? '', given: 'C.' },
  ];
  const issued = { 'date-parts': [[2010 + (at % 3)]] };
  return { id: `w${at}`, type: 'article-journal', title: `Title ${at}`, author, issued, page: `${at}-9`, ...change };
}

const works = (count: number) => Array.from({ length: count }, (_, at) => work(at));

/** How many entries are printed, not taken from before. */
function printedBy(processor: Processor, items: CslItem[]): number {
  const told: Progress[] = [];
  processor.render({ items }, (progress) => told.push(progress));
  return told.filter(({ stage }) => stage === 'printing').length;
}

const edits: [string, CslItem[]][] = [
  ['a title changed', works(30).with(7, work(7, { title: 'Another title altogether' }))],
  ['an author changed', works(30).with(7, work(7, { author: [{ family: 'Zeta', given: 'Z.' }] }))],
  ['a year changed', works(30).with(7, work(7, { issued: { 'date-parts': [[1999]] } }))],
  ['one less', works(30).slice(1)],
  ['one more at the top', [work(60), ...works(30)]],
  ['another order', works(30).reverse()],
];

test.each([...popularStyles.map(({ id }) => id), 'chicago-author-date-16th-edition'])(
  '%s prints after an edit as if for the first time',
  (id) => {
    const kept = processorOf(id, new EntryMemory(1024 * 1024));
    const forgetful = processorOf(id);
    for (const [edit, items] of edits) {
      kept.render({ items: works(30) });
      const headings = new Map(items.map((item, at) => [String(item.id), at % 4 ? 'One' : 'Other']));
      expect(kept.render({ items }), edit).toEqual(forgetful.render({ items }));
      expect(kept.render({ items, headings }), edit).toEqual(forgetful.render({ items, headings }));
    }
  },
  30_000,
);

test('only what changed is printed again', () => {
  const memory = new EntryMemory(1024 * 1024);
  const apa = processorOf('apa', memory);
  expect(printedBy(apa, works(30))).toBe(30);
  expect(printedBy(apa, works(30))).toBe(0);
  expect(printedBy(apa, works(30).with(4, work(4, { title: 'Title 4, corrected' })))).toBe(1);
  const numbered = processorOf('vancouver', memory);
  expect(printedBy(numbered, works(30))).toBe(30);
  expect(printedBy(numbered, works(30).with(4, work(4, { title: 'Corrected' })))).toBe(1);
  // A dash for the author above hangs on the entry above.
  const chained = processorOf('chicago-author-date-16th-edition', memory);
  printedBy(chained, works(30));
  expect(printedBy(chained, works(30))).toBe(30);
});

test('one style’s entries are not another’s, and memory is bounded', () => {
  const memory = new EntryMemory(2000);
  const [apa, ieee] = [memory.of('apa'), memory.of('ieee')];
  const block = (text: string): Block[] => [{ kind: 'inline', runs: [{ text }] }];
  apa.set('one', block('A'));
  expect(ieee.get('one')).toBeUndefined();
  for (let at = 0; at < 20; at++) ieee.set(String(at), block('I'));
  expect(apa.get('one')).toBeUndefined();
  expect(ieee.get('19')).toEqual(block('I'));
  ieee.set('long', block('x'.repeat(2000)));
  expect(ieee.get('long')).toBeUndefined();
});

test('progress goes from reading to printing, and ends with all', () => {
  const told: Progress[] = [];
  processorOf('apa').render({ items: works(20) }, (progress) => told.push(progress));
  expect([...new Set(told.map(({ stage }) => stage))]).toEqual(['reading', 'ordering', 'printing']);
  expect(told.at(-1)).toEqual({ stage: 'printing', done: 20, total: 20 });
});
