import { describe, expect, test } from 'vitest';
import { findLocale } from '#lib/bibliography/locales.ts';
import { popularStyles, styleAliases } from '#lib/bibliography/popular-styles.ts';
import { findStyle, listStyles, searchStyles, stylesMeantBy } from '#lib/bibliography/styles.ts';

test('thousands of styles, each with a title, and journals that follow one of them', async () => {
  const all = await listStyles();
  const own = all.filter(({ dependentOf }) => !dependentOf);
  expect(own.length).toBe(2679);
  expect(all.length).toBeGreaterThan(10_000);
  // A few journals write their name in small letters.
  expect(all.filter(({ id, title }) => title === '' || title === id).length).toBeLessThan(6);
  const ids = new Set(own.map(({ id }) => id));
  expect(all.filter(({ dependentOf }) => dependentOf && !ids.has(dependentOf))).toEqual([]);
});

test('the popular styles and what the aliases stand for are shipped', async () => {
  for (const { id } of popularStyles) expect((await findStyle(id))?.hasBibliography).toBe(true);
  for (const [alias, id] of Object.entries(styleAliases)) expect((await findStyle(alias))?.id).toBe(id);
});

describe('a style is found', () => {
  test.each([
    ['apa', 'apa', 'author-date'],
    ['icmje', 'vancouver', 'numeric'],
    ['http://www.zotero.org/styles/nature', 'nature', 'numeric'],
    ['acs-chemical-neuroscience', 'acs-chemical-neuroscience', 'numeric'],
    ['chicago-fullnote-bibliography', 'chicago-fullnote-bibliography', 'note'],
  ])('%s', async (name, id, format) => expect(await findStyle(name)).toMatchObject({ id, format }));

  test('a journal by the style it follows', async () =>
    expect(await findStyle('acs-chemical-neuroscience')).toMatchObject({
      title: 'ACS Chemical Neuroscience',
      fields: ['chemistry'],
      dependentOf: 'american-chemical-society',
    }));

  test.each(['', 'no-such-style', '__proto__', 'constructor'])('%j is none', async (name) =>
    expect(await findStyle(name)).toBeNull(),
  );
});

test.each([
  ['vancuver', ['vancouver']],
  ['apa7', ['apa']],
  ['American Chemical Society', ['american-chemical-society']],
  ['harvard cite', ['harvard-cite-them-right']],
  ['qqqqqqq', []],
  ['', []],
])('a style that is not there: for %j it names %j first', async (name, wanted) =>
  expect((await stylesMeantBy(name)).slice(0, 1)).toEqual(wanted),
);

describe('search', () => {
  test('without words begins with the popular styles', async () =>
    expect((await searchStyles('', { limit: 9 })).map(({ id }) => id)).toEqual(popularStyles.map(({ id }) => id)));

  test.each([
    ['mla', 'modern-language-association'],
    ['ICMJE', 'vancouver'],
    ['chem neurosci', 'acs-chemical-neuroscience'],
    ['zurcher zitierguide', 'zurcher-hochschule-fur-angewandte-wissenschaften-zitierguide'],
    ['harvard', 'harvard-cite-them-right'],
  ])('%s', async (words, id) => expect((await searchStyles(words)).map((style) => style.id)).toContain(id));

  test('by format and field', async () => {
    const found = await searchStyles('chemistry', { format: 'numeric', field: 'chemistry', limit: 500 });
    expect(found.length).toBeGreaterThan(5);
    expect(found.every(({ format, fields }) => format === 'numeric' && fields.includes('chemistry'))).toBe(true);
  });
});

test.each([
  ['de', 'de-DE'],
  ['en', 'en-US'],
  ['en-gb', 'en-GB'],
  ['fr_CA', 'fr-CA'],
  ['es-AR', 'es-ES'],
  ['la', 'la'],
  ['xx', null],
  ['', null],
])('the locale of %j is %j', async (tag, locale) => expect(await findLocale(tag)).toBe(locale));
