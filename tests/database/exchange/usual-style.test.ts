import { afterAll, expect, test } from 'vitest';
import { createCitation } from '#features/citations/commands/create-citation.ts';
import { noFilters } from '#features/citations/filters.ts';
import { bibliographyQuery } from '#features/exchange/bibliography-options.ts';
import { addStyle, removeStyle } from '#features/exchange/commands/write-styles.ts';
import { listLibraryStyles } from '#features/exchange/queries/library-styles.ts';
import { showBibliography } from '#features/exchange/queries/print-bibliography.ts';
import { findUsualStyle } from '#features/exchange/queries/style-choices.ts';
import { updateLibrary } from '#features/libraries/commands/update-library.ts';
import { updateLibrarySchema } from '#features/libraries/schema.ts';
import { disconnect } from '#lib/database.ts';
import { closeQueue } from '#lib/queue.ts';
import { makeLibrary } from '../library.ts';

afterAll(async () => {
  await Promise.all([closeQueue(), disconnect()]);
});

const csl = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>House style</title><id>house</id>
<updated>2025-01-01T00:00:00+00:00</updated></info><citation><layout><text variable="title"/></layout></citation>
<bibliography><layout><text variable="title"/></layout></bibliography></style>`;

test('the style found is among those to choose from; the usual one and every language can be saved', async () => {
  const { owner } = await makeLibrary();
  const shown = await findUsualStyle(owner, { find: 'phytomedicine', chosen: 'phytomedicine' });
  expect(shown.found.map(({ id }) => id)).toContain('phytomedicine');
  expect(shown).toMatchObject({ style: 'phytomedicine', locale: 'en-US' });
  expect(new Set(shown.styles.map(({ value }) => value)).size).toBe(shown.styles.length);
  for (const { value } of shown.locales)
    expect(updateLibrarySchema.shape.defaultLocale.safeParse(value).success).toBe(true);
  expect(await findUsualStyle(owner, { find: '', chosen: 'none-such' })).toMatchObject({ style: 'apa', found: [] });
});

test('a style of the library’s own that bibliographies start with is not removed', async () => {
  const { owner } = await makeLibrary();
  const { slug } = await addStyle(owner, csl);
  const [own] = await listLibraryStyles(owner);
  await updateLibrary(owner, { defaultStyle: slug, version: 1 });
  await expect(removeStyle(owner, own?.id ?? '')).rejects.toMatchObject({ kind: 'conflict' });
  await updateLibrary(owner, { defaultStyle: 'apa', version: 2 });
  await expect(removeStyle(owner, own?.id ?? '')).resolves.toBeUndefined();
});

test('a bibliography tells whether its first entries are those of the list', async () => {
  const { curator } = await makeLibrary();
  for (const [family, year] of [
    ['Zhou', 2001],
    ['Adams', 2002],
    ['Miller', 2003],
  ] as const) {
    const issued = { 'date-parts': [[year]] };
    await createCitation(curator, { csl: { type: 'book', title: `By ${family}`, author: [{ family }], issued } });
  }
  const inOrder = async (style: string, sort: 'year' | 'author', group = '') => {
    const filters = { ...noFilters, sort: { by: sort, reversed: false } };
    return (await showBibliography(curator, filters, bibliographyQuery.parse({ style, group }), 100)).inOrder;
  };
  expect(await inOrder('apa', 'year')).toBe(false);
  expect(await inOrder('apa', 'author')).toBe(true);
  expect(await inOrder('vancouver', 'year')).toBe(true);
  expect(await inOrder('vancouver', 'author', 'year')).toBe(false);
});
