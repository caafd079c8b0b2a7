import { describe, expect, test } from 'vitest';
import { listLocales } from '#lib/bibliography/locales.ts';
import { popularStyles } from '#lib/bibliography/popular-styles.ts';
import { renderEntries } from '#lib/bibliography/render.ts';
import type { CslItem } from '#lib/csl/item.ts';
import { kruegel, raffa, records, undated, watson, who } from './records.ts';

async function htmlOf(style: string, locale: string, item: CslItem): Promise<string> {
  const { sections } = await renderEntries({ items: [item], style, locale });
  return (sections[0]?.entries[0]?.html ?? '').replace(/<a [^>]*>|<\/a>|<\/?span[^>]*>/g, '');
}

const doi = 'https://doi.org/10.1021/jacs.6b00360';
const title = kruegel.title;
const titleCase =
  'Synthetic and Receptor Signaling Explorations of the <i>Mitragyna</i> Alkaloids: Mitragynine as an Atypical Molecular Framework for Opioid Receptor Modulators';

describe('a journal article with eight authors', () => {
  test.each([
    [
      'apa',
      `Kruegel, A. C., Gassaway, M. M., Kapoor, A., Váradi, A., Majumdar, S., Filizola, M., Javitch, J. A., &amp; Sames, D. (2016). ${title}. <i>Journal of the American Chemical Society</i>, <i>138</i>(21), 6754–6764. ${doi}`,
    ],
    [
      'vancouver',
      `1. Kruegel AC, Gassaway MM, Kapoor A, Váradi A, Majumdar S, Filizola M, et al. ${title}. J Am Chem Soc. 2016 Jun 1;138(21):6754–64.`,
    ],
    [
      'american-medical-association',
      `1. Kruegel AC, Gassaway MM, Kapoor A, et al. ${title}. <i>J Am Chem Soc</i>. 2016;138(21):6754-6764. doi:10.1021/jacs.6b00360`,
    ],
    [
      'american-chemical-society',
      `(1) Kruegel, A. C.; Gassaway, M. M.; Kapoor, A.; Váradi, A.; Majumdar, S.; Filizola, M.; Javitch, J. A.; Sames, D. ${titleCase}. <i>J. Am. Chem. Soc.</i> <b>2016</b>, <i>138</i> (21), 6754–6764. ${doi}.`,
    ],
    ['nature', `1. Kruegel, A. C. <i>et al.</i> ${title}. <i>J. Am. Chem. Soc.</i> <b>138</b>, 6754–6764 (2016).`],
    [
      'chicago-author-date',
      `Kruegel, Andrew C., Madalee M. Gassaway, Abhijeet Kapoor, András Váradi, Susruta Majumdar, Marta Filizola, Jonathan A. Javitch, and Dalibor Sames. 2016. “${titleCase}.” <i>Journal of the American Chemical Society</i> 138 (21): 6754–64. ${doi}.`,
    ],
    [
      'modern-language-association',
      `Kruegel, Andrew C., et al. “${titleCase}.” <i>Journal of the American Chemical Society</i>, vol. 138, no. 21, June 2016, pp. 6754–64, ${doi}.`,
    ],
    [
      'ieee',
      `[1] A. C. Kruegel <i>et al.</i>, “${title},” <i>J. Am. Chem. Soc.</i>, vol. 138, no. 21, pp. 6754–6764, Jun. 2016, doi: 10.1021/jacs.6b00360.`,
    ],
  ])('%s', async (style, expected) => expect(await htmlOf(style, 'en-US', kruegel)).toBe(expected));

  test('Harvard as the British set it', async () =>
    expect(await htmlOf('harvard-cite-them-right', 'en-GB', kruegel)).toBe(
      `Kruegel, A.C. <i>et al.</i> (2016) ‘${title}’, <i>Journal of the American Chemical Society</i>, 138(21), pp. 6754–6764. Available at: ${doi}.`,
    ));
});

describe('other works', () => {
  test.each([
    [
      'two authors',
      'apa',
      watson,
      'Watson, J. D., &amp; Crick, F. H. C. (1953). Molecular structure of nucleic acids: A structure for deoxyribose nucleic acid. <i>Nature</i>, <i>171</i>(4356), 737–738. https://doi.org/10.1038/171737a0',
    ],
    [
      'two authors, numbered',
      'vancouver',
      watson,
      '1. Watson JD, Crick FHC. Molecular structure of nucleic acids: A structure for deoxyribose nucleic acid. Nature. 1953 Apr;171(4356):737–8.',
    ],
    [
      'an edited book',
      'apa',
      raffa,
      'Raffa, R. B. (Ed.). (2014). <i>Kratom and other mitragynines: The chemistry and pharmacology of opioids from a non-opium source</i>. CRC Press.',
    ],
    [
      'an edited book, numbered',
      'vancouver',
      raffa,
      '1. Raffa RB, editor. Kratom and other mitragynines: The chemistry and pharmacology of opioids from a non-opium source. Boca Raton, FL: CRC Press; 2014.',
    ],
    [
      'a body as author',
      'apa',
      who,
      'World Health Organization. (2021). <i>Pre-review report: Kratom</i>. https://www.who.int/kratom',
    ],
    ['no date', 'apa', undated, 'Smith, A. (n.d.). <i>A book without a date</i>. Press.'],
    ['no date in Chicago', 'chicago-author-date', undated, 'Smith, Ann. n.d. <i>A Book without a Date</i>. Press.'],
  ])('%s', async (_, style, item, expected) => expect(await htmlOf(style, 'en-US', item)).toBe(expected));

  test.each([
    ['de-DE', '(o. J.)', '(Hrsg.)'],
    ['fr-FR', '(s.\u00a0d.)', '(Éd.)'],
    ['es-ES', '(s.\u00a0f.)', '(Ed.)'],
    ['en-GB', '(n.d.)', '(Ed.)'],
  ])('APA speaks %s', async (locale, noDate, editor) => {
    expect((await htmlOf('apa', locale, undated)).replace('o.\u00a0J.', 'o. J.')).toContain(noDate);
    expect(await htmlOf('apa', locale, raffa)).toContain(editor);
  });
});

test('every popular style renders in the five languages, and Vancouver in all', async () => {
  const locales = await listLocales();
  expect(locales).toHaveLength(56);
  const five = popularStyles.flatMap(({ id }) =>
    ['en-US', 'en-GB', 'de', 'fr', 'es'].map((locale) => [id, locale] as const),
  );
  for (const [style, locale] of [...five, ...locales.map((tag) => ['vancouver', tag] as const)]) {
    const { sections } = await renderEntries({ items: records, style, locale });
    expect(sections[0]?.entries).toHaveLength(records.length);
  }
});

describe('order and letters', () => {
  test('an author-date style sorts and tells years apart', async () => {
    const twice = { ...undated, title: 'Another', issued: { 'date-parts': [[2016]] } };
    const items = [{ ...twice, id: 'z', title: 'Zebra' }, { ...twice, id: 'a' }, watson];
    const { sections } = await renderEntries({ items, style: 'apa', locale: 'en-US' });
    expect(sections[0]?.entries.map(({ id }) => id)).toEqual(['a', 'z', 'watson']);
    expect(sections[0]?.entries.map(({ text }) => /\d{4}[a-z]?/.exec(text)?.[0])).toEqual(['2016a', '2016b', '1953']);
  });

  test('a numeric style keeps the order it is given', async () => {
    const { sections } = await renderEntries({ items: [watson, kruegel, who], style: 'nature', locale: 'en-US' });
    expect(sections[0]?.entries.map(({ text }) => text.slice(0, 8))).toEqual(['1. Watso', '2. Krueg', '3. World']);
  });

  test('an edited record is not taken for the one before', async () => {
    const before = await htmlOf('apa', 'en-US', undated);
    const after = await htmlOf('apa', 'en-US', { ...undated, title: 'Changed' });
    expect([before, after].map((html) => html.includes('Changed'))).toEqual([false, true]);
    expect(await htmlOf('apa', 'en-US', undated)).toBe(before);
  });

  test('headings part the list; a repeated author is named again below the next', async () => {
    const same = { ...undated, issued: { 'date-parts': [[2001]] } };
    const items = ['a', 'b', 'c'].map((id, at) => ({ ...same, id, title: `Title ${at}` }));
    const headings = new Map([
      ['a', 'Reviews'],
      ['b', 'Reviews'],
      ['c', 'Trials'],
    ]);
    const { sections } = await renderEntries({
      items,
      headings,
      style: 'chicago-author-date-16th-edition',
      locale: 'en-US',
    });
    expect(sections.map(({ heading, entries }) => [heading, entries.map(({ text }) => text.slice(0, 10))])).toEqual([
      ['Reviews', ['Smith, Ann', '———. 2001b']],
      ['Trials', ['Smith, Ann']],
    ]);
  });

  test('Greek letters stay small where titles are set in capitals', async () => {
    const item = { ...undated, title: 'Biased μ-opioid, α2-adrenergic and σ receptors in Αθήνα' };
    const html = await htmlOf('american-chemical-society', 'en-US', item);
    expect(html).toContain('Biased μ-Opioid, α2-Adrenergic and σ Receptors in Αθήνα');
  });
});
