import type { LibraryActor } from '#lib/actor.ts';
import { findLocale, listLocales } from '#lib/bibliography/locales.ts';
import { popularStyles } from '#lib/bibliography/popular-styles.ts';
import { findStyle, searchStyles } from '#lib/bibliography/styles.ts';
import { type LibraryStyle, listLibraryStyles } from './library-styles.ts';

/** What is to choose from for the library's usual style: `find` is searched, `chosen` is in the list whether saved or not. */
export async function findUsualStyle(viewer: LibraryActor, { find, chosen }: { find: string; chosen: string }) {
  const own = await listLibraryStyles(viewer);
  const { defaultStyle, defaultLocale } = viewer.library;
  const [styles, locales, locale, found] = await Promise.all([
    styleChoices(viewer, own, chosen || undefined),
    localeChoices(),
    findLocale(defaultLocale),
    foundStyles(find),
  ]);
  const isThere = (id: string) => styles.some(({ value }) => value === id);
  // It may have been saved under another of its names.
  const usual = isThere(defaultStyle) ? defaultStyle : ((await findStyle(defaultStyle))?.id ?? '');
  const style = isThere(chosen) ? chosen : usual;
  return { own, styles, style, locales: locales.filter(({ value }) => value !== ''), locale: locale ?? '', found };
}

/** Styles with a bibliography that a search finds; none for an empty one. */
export async function foundStyles(find: string) {
  if (find.trim() === '') return [];
  return (await searchStyles(find, { limit: 25 })).filter(({ hasBibliography }) => hasBibliography);
}

/** The library's own, those often used, and the one chosen. */
export async function styleChoices(viewer: LibraryActor, brought: readonly LibraryStyle[], chosen: string | undefined) {
  const own = brought.map(({ slug, title }) => ({
    value: slug,
    label: title,
    group: 'Of this library',
  }));
  const popular = popularStyles.map(({ id, name }) => ({ value: id, label: name, group: 'Often used' }));
  const choices = [...own, ...popular];
  const isThere = new Set(['', ...choices.map(({ value }) => value)]);
  const asked = new Set([chosen ?? '', viewer.library.defaultStyle].filter((id) => !isThere.has(id)));
  const others = await Promise.all([...asked].map(findStyle));
  return [
    ...choices,
    ...others.flatMap((style) => (style ? [{ value: style.id, label: style.title, group: 'Chosen' }] : [])),
  ];
}

const first = ['en-US', 'en-GB', 'de-DE', 'fr-FR', 'es-ES'];

export async function localeChoices() {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  const others = (await listLocales()).filter((tag) => !first.includes(tag));
  const label = (tag: string) => names.of(tag) ?? tag;
  return [
    { value: '', label: 'The style’s own' },
    ...first.map((value) => ({ value, label: label(value) })),
    ...others.map((value) => ({ value, label: label(value) })),
  ];
}
