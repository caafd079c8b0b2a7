import { shipped } from './shipped.ts';

// Which of several regions a bare language means, as the CSL project has it.
const usual: Readonly<Record<string, string>> = {
  de: 'de-DE',
  en: 'en-US',
  es: 'es-ES',
  fr: 'fr-FR',
  nb: 'nb-NO',
  no: 'nb-NO',
  pt: 'pt-PT',
  zh: 'zh-CN',
};

/** Language tags of the locales CSL has, sorted. */
export async function listLocales(): Promise<string[]> {
  return [...(await shipped()).locales.keys()].sort();
}

/** The shipped locale for a language tag (`de` → `de-DE`, `en-AU` → `en-US`), or null when there is none for the language. */
export async function findLocale(tag: string): Promise<string | null> {
  const { locales } = await shipped();
  const [language = '', region] = tag.trim().replace('_', '-').split('-');
  const base = language.toLowerCase();
  const exact = region ? `${base}-${region.toUpperCase()}` : base;
  if (locales.has(exact)) return exact;
  const known = usual[base];
  if (known && locales.has(known)) return known;
  return [...locales.keys()].sort().find((locale) => locale.split('-')[0] === base) ?? null;
}
