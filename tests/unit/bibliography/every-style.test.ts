import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { unpack } from '#lib/bibliography/csl-tree.ts';
import { Processor } from '#lib/bibliography/processor.ts';
import { assetPath, shipped } from '#lib/bibliography/shipped.ts';
import type { CslItem } from '#lib/csl/item.ts';
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

const starter: CslItem[] = JSON.parse(readFileSync('prisma/domain-packs/kratom/citations.json', 'utf8'));
const fields = (item: CslItem) => Object.keys(item).length;
/** Of each type of the starter library the record with most in it. */
const fullest = [...Map.groupBy(starter, ({ type }) => type).values()].flatMap((items) =>
  items.toSorted((one, other) => fields(other) - fields(one)).slice(0, 1),
);

/** Every style gets all types, and three records by turns: each record is printed by some ninety styles. */
function itemsFor(style: number): CslItem[] {
  const inTurn = [0, 1, 2].map((at) => starter[(style * 3 + at) % starter.length] ?? kruegel);
  return [kruegel, chapter, who, ...new Set([...fullest, ...inTurn])];
}

test('every shipped style compiles and prints the starter library, each type and each record in turn', async () => {
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
  let style = 0;
  for (const [asset, inAsset] of byAsset) {
    const trees = JSON.parse(readFileSync(assetPath(asset), 'utf8'));
    for (const [id, { defaultLocale, hasBibliography }] of inAsset) {
      try {
        const processor = new Processor(unpack(trees[id]), defaultLocale ?? 'en-US', false, localeTree);
        if (processor.hasBibliography !== hasBibliography) faults.push(`${id}: bibliography`);
        const items = itemsFor(style++);
        const { sections } = processor.render({ items });
        const printed = sections[0]?.entries.length ?? 0;
        // Some print nothing of what has no author, or is no article.
        if (hasBibliography && printed < items.length / 2) faults.push(`${id}: printed ${printed} of ${items.length}`);
      } catch (error) {
        faults.push(`${id}: ${error}`);
      }
    }
  }
  expect(faults).toEqual([]);
}, 900_000);
