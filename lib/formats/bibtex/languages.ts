/** Names babel gives to languages ⇄ tags of BCP 47. The first name of a tag is the one that is written. */
const tags: Record<string, string> = {
  american: 'en-US',
  english: 'en-US',
  usenglish: 'en-US',
  british: 'en-GB',
  ukenglish: 'en-GB',
  canadian: 'en-CA',
  australian: 'en-AU',
  newzealand: 'en-NZ',
  ngerman: 'de-DE',
  german: 'de-DE',
  naustrian: 'de-AT',
  austrian: 'de-AT',
  nswissgerman: 'de-CH',
  swissgerman: 'de-CH',
  french: 'fr-FR',
  francais: 'fr-FR',
  canadien: 'fr-CA',
  spanish: 'es-ES',
  mexican: 'es-MX',
  italian: 'it-IT',
  portuguese: 'pt-PT',
  portuges: 'pt-PT',
  brazilian: 'pt-BR',
  brazil: 'pt-BR',
  dutch: 'nl-NL',
  danish: 'da-DK',
  swedish: 'sv-SE',
  norwegian: 'no-NO',
  norsk: 'nb-NO',
  nynorsk: 'nn-NO',
  finnish: 'fi-FI',
  icelandic: 'is-IS',
  polish: 'pl-PL',
  czech: 'cs-CZ',
  slovak: 'sk-SK',
  slovene: 'sl-SI',
  croatian: 'hr-HR',
  serbian: 'sr-RS',
  bulgarian: 'bg-BG',
  romanian: 'ro-RO',
  hungarian: 'hu-HU',
  magyar: 'hu-HU',
  greek: 'el-GR',
  russian: 'ru-RU',
  ukrainian: 'uk-UA',
  turkish: 'tr-TR',
  hebrew: 'he-IL',
  arabic: 'ar',
  latin: 'la',
  thai: 'th-TH',
  malay: 'ms-MY',
  indonesian: 'id-ID',
  japanese: 'ja-JP',
  chinese: 'zh-CN',
  korean: 'ko-KR',
  vietnamese: 'vi-VN',
  catalan: 'ca-AD',
  estonian: 'et-EE',
  latvian: 'lv-LV',
  lithuanian: 'lt-LT',
};

const names = new Map<string, string>();
for (const [name, tag] of Object.entries(tags)) if (!names.has(tag)) names.set(tag, name);

/** The tag of a babel name; other texts as they are. `options` are polyglossia's, which say which English or German it is. */
export function languageTag(name: string, options = ''): string {
  const variant = /^(?:english|german)$/i.test(name)
    ? /variant\s*=\s*\{?(\w+)/i.exec(options)?.[1]?.toLowerCase()
    : undefined;
  const tag = variant && (tagOf(variant) ?? tagOf(variant + name.toLowerCase()));
  return tag || (tagOf(name.toLowerCase()) ?? name);
}

function tagOf(name: string): string | undefined {
  return Object.hasOwn(tags, name) ? tags[name] : undefined;
}

export function babelName(tag: string): string | undefined {
  return names.get(tag);
}
