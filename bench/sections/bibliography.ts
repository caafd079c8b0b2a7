import { readFile } from 'node:fs/promises';
import citeproc from 'citeproc';
import { unpack } from '#lib/bibliography/csl-tree.ts';
import { renderBibliography } from '#lib/bibliography/render.ts';
import { assetPath, shipped } from '#lib/bibliography/shipped.ts';
import { benchCitations } from '../data/citations.ts';
import { fetched, repeat } from '../measure.ts';
import type { Section } from './section.ts';

const styles = ['apa', 'vancouver', 'nature', 'chicago-author-date'];

/** The page with a bibliography's first entries, and a thousand entries beside the processor alone. */
export const bibliography: Section = async ({ note, instance, library }) => {
  const { address, cookie } = await instance();
  const { slug } = (await library()).library;
  for (const style of styles) {
    const page = `${address}/${slug}/bibliography?style=${style}&tag=design:rct`;
    const times = await repeat(15, () => fetched(page, cookie));
    note({ name: `preview, ${style}`, value: times.median, unit: 'ms', p95: times.p95, most: 150 });
  }
  // Other records each time, so that nothing is kept from before; the first are for the style to be compiled.
  const items = (turn: number) =>
    [...benchCitations(turn * 1000, (turn + 1) * 1000)].map(({ csl, key }) => ({ ...csl, id: key }));
  const printed = (style: string, records: ReturnType<typeof items>) =>
    renderBibliography({ items: records, style, format: 'html' });
  for (const style of ['apa', 'vancouver']) await printed(style, items(0));
  const ours = await repeat(3, (turn) => printed('apa', items(turn + 1)), 0);
  const alone = await repeat(3, (turn) => processorAlone(items(turn + 1)), 0);
  const rival = { name: 'citeproc alone', value: alone.median };
  note({ name: '1,000 entries, APA, HTML', value: ours.median, unit: 'ms', rival, most: 1.3, of: 'ratio' });
  const anew = await repeat(3, (turn) => printed('vancouver', items(turn + 1)), 0);
  const edited = await repeat(3, (turn) => printed('vancouver', edit(items(turn + 1))), 0);
  const whole = { name: 'all of them anew', value: anew.median };
  note({ name: '1,000 entries, Vancouver, one edited', value: edited.median, unit: 'ms', rival: whole });
};

function edit<Record extends { title?: unknown }>(records: Record[]): Record[] {
  return records.map((record, at) => (at === 500 ? { ...record, title: 'An edited title' } : record));
}

type Item = { id: string };

/** citeproc with no program around it. */
async function processorAlone(records: Item[]): Promise<void> {
  const { styles, locales } = await shipped();
  const read = async (asset: string | undefined) => JSON.parse(await readFile(assetPath(asset ?? ''), 'utf8'));
  const [style, locale] = await Promise.all([read(styles.get('apa')?.asset), read(locales.get('en-US'))]);
  const [rules, language] = [unpack(style.apa), unpack(locale)];
  const items = new Map(records.map((item) => [item.id, item]));
  const system = { retrieveItem: (id: string) => items.get(id) ?? { id }, retrieveLocale: () => language };
  const engine = new citeproc.Engine(system, rules, 'en-US', false);
  engine.updateItems([...items.keys()]);
  engine.makeBibliography();
}
