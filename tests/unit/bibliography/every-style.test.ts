import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { unpack } from '#lib/bibliography/csl-tree.ts';
import { Processor } from '#lib/bibliography/processor.ts';
import { assetPath, shipped } from '#lib/bibliography/shipped.ts';
import { kruegel, raffa, who } from './records.ts';

const chapter = {
  ...raffa,
  type: 'chapter',
  title: 'Metabolism of H<sub>2</sub>O',
  author: kruegel.author,
  'container-title': raffa.title,
  page: '1-20',
  edition: 2,
};

test('every shipped style compiles and prints an article, a chapter and a report', async () => {
  const { styles, locales } = await shipped();
  const parsed = new Map<string, string>();
  const localeTree = (tag: string) => {
    const asset = locales.get(tag) ?? locales.get('en-US') ?? '';
    const text = parsed.get(asset) ?? readFileSync(assetPath(asset), 'utf8');
    parsed.set(asset, text);
    return unpack(JSON.parse(text));
  };
  const byAsset = Map.groupBy(styles, ([, { asset }]) => asset);
  const faults: string[] = [];
  for (const [asset, inAsset] of byAsset) {
    const trees = JSON.parse(readFileSync(assetPath(asset), 'utf8'));
    for (const [id, { defaultLocale, hasBibliography }] of inAsset) {
      try {
        const processor = new Processor(unpack(trees[id]), defaultLocale ?? 'en-US', false, localeTree);
        if (processor.hasBibliography !== hasBibliography) faults.push(`${id}: bibliography`);
        const { sections } = processor.render({ items: [kruegel, chapter, who] });
        const printed = sections[0]?.entries.length ?? 0;
        if (hasBibliography && printed < 2) faults.push(`${id}: printed ${printed}`);
      } catch (error) {
        faults.push(`${id}: ${error}`);
      }
    }
  }
  expect(faults).toEqual([]);
}, 240_000);
