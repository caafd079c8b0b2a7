import { describe, expect, test } from 'vitest';
import { renderEntries } from '#lib/bibliography/render.ts';
import { validateStyle } from '#lib/bibliography/uploaded-style.ts';
import { watson } from './records.ts';

const bibliography = `<bibliography hanging-indent="true">
    <layout suffix=".">
      <names variable="author"><name initialize-with="."/></names>
      <text macro="year" prefix=" "/>
      <text variable="title" prefix=": " font-style="italic"/>
    </layout>
  </bibliography>`;

function styleOf(parts: { info?: string; macro?: string; rest?: string } = {}): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="fr-FR">
  <info>
    <title>House style &amp; more</title>
    <id>http://example.org/house</id>
    ${parts.info ?? '<category citation-format="author-date"/><category field="medicine"/>'}
    <updated>2024-01-01T00:00:00+00:00</updated>
  </info>
  <macro name="year">${parts.macro ?? '<date variable="issued" form="text" date-parts="year"/>'}</macro>
  <citation><layout><text macro="year"/></layout></citation>
  ${parts.rest ?? bibliography}
</style>`;
}

describe('a style of one’s own', () => {
  test('is described, and renders', async () => {
    const { style } = await validateStyle(styleOf());
    expect(style).toMatchObject({
      title: 'House style & more',
      id: 'http://example.org/house',
      format: 'author-date',
      fields: ['medicine'],
      hasBibliography: true,
      defaultLocale: 'fr-FR',
    });
    if (!style) throw new Error('The style was refused.');
    const { sections, layout, locale } = await renderEntries({ items: [watson], style });
    expect(sections[0]?.entries[0]?.html).toBe(
      'J.D. Watson, F.H.C. Crick 1953: <i>Molecular structure of nucleic acids: A structure for deoxyribose nucleic acid</i>.',
    );
    expect([layout.hangingIndent, locale]).toEqual([true, 'fr-FR']);
  });

  test('that makes notes only is taken, and says so when asked for a bibliography', async () => {
    const { style } = await validateStyle(styleOf({ rest: '' }));
    if (!style) throw new Error('The style was refused.');
    expect(style.hasBibliography).toBe(false);
    await expect(renderEntries({ items: [watson], style })).rejects.toMatchObject({ kind: 'unprocessable' });
  });

  test('that follows a shipped one renders as that', async () => {
    const parent = 'http://www.zotero.org/styles/american-chemical-society';
    const xml = styleOf({ info: `<link href="${parent}" rel="independent-parent"/>`, rest: '' });
    const { style } = await validateStyle(xml.replace(/<macro[\s\S]*<\/citation>/, ''));
    if (!style) throw new Error('The style was refused.');
    expect(style).toMatchObject({ dependentOf: 'american-chemical-society', hasBibliography: true });
    const { sections } = await renderEntries({ items: [watson], style, locale: 'en-US' });
    expect(sections[0]?.entries[0]?.text).toMatch(/^\(1\) Watson, J\. D\.; Crick, F\. H\. C\./);
  });
});

describe('refused, with the place', () => {
  test.each([
    ['no XML', 'hello', 1, /well formed/],
    ['nothing', '', 1, /well formed/],
    ['cut off', styleOf().slice(0, 300), 6, /well formed/],
    ['another language', '<html xmlns="http://www.w3.org/1999/xhtml"/>', 1, /not a CSL style/],
    ['a locale', '<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0"/>', 1, /begins with "locale"/],
    ['CSL 0.8', styleOf().replace('version="1.0" default', 'version="0.8" default'), 2, /CSL 1\.0/],
    ['a document type', styleOf().replace('<style', '<!DOCTYPE style [<!ENTITY a "b">]><style'), 2, /document type/],
    ['an entity', styleOf().replace('House', '&house;'), 4, /well formed/],
    ['an unknown element', styleOf({ macro: '<blink/>' }), 9, /no element "blink" in "macro"/],
    ['an unknown macro', styleOf({ macro: '<text macro="title"/>' }), 9, /no macro "title"/],
    ['a macro that calls itself', styleOf({ macro: '<text macro="year"/>' }), 9, /calls itself/],
    [
      'an unknown parent',
      styleOf({ info: '<link href="http://a/b" rel="independent-parent"/>' }),
      2,
      /Upload that one/,
    ],
    ['too deep', styleOf({ macro: '<group>'.repeat(150) + '</group>'.repeat(150) }), 9, /too deeply/],
  ])('%s', async (_, xml, line, message) => {
    const { style, problems } = await validateStyle(xml);
    expect(style).toBeNull();
    expect(problems[0]).toMatchObject({ line, message: expect.stringMatching(message) });
  });

  test('macros that multiply', async () => {
    const doubling = Array.from({ length: 25 }, (_, at) => {
      return `<macro name="m${at}"><text macro="m${at + 1}"/><text macro="m${at + 1}"/></macro>`;
    });
    const last = '<macro name="m25"><text value="x"/></macro>';
    const { problems } = await validateStyle(
      styleOf({ macro: '<text macro="m0"/>', rest: doubling.join('') + last + bibliography }),
    );
    expect(problems).toMatchObject([{ message: 'Its macros call one another too often.' }]);
  });

  test('more than 1 MB', async () => {
    const { problems } = await validateStyle(styleOf({ rest: `<!-- ${'x'.repeat(1024 * 1024)} -->` }));
    expect(problems).toMatchObject([{ message: 'A style may be 1 MB long at most.' }]);
  });
});
