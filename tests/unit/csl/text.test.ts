import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cslItemSchema } from '#lib/csl/item.ts';
import { isItemType, itemTypes, rolesOf, variablesOf } from '#lib/csl/item-types.ts';
import { joinKeywords, splitKeywords } from '#lib/csl/keywords.ts';
import { displayName, invertedName, parseInvertedName } from '#lib/csl/name.ts';
import { parseRichText, plainText, printRichText, richTextToHtml } from '#lib/csl/rich-text.ts';
import { isVariable, variables } from '#lib/csl/variables.ts';

describe('rich text', () => {
  it('passes the markup of CSL and nothing else', () => {
    const title =
      '<i>Mitragyna</i> <span class="nocase">pH</span> <sub>2</sub> a < b & <script>alert(1)</script> <b>open <i>';
    expect(richTextToHtml(title)).toBe(
      '<i>Mitragyna</i> <span class="nocase">pH</span> <sub>2</sub> a &lt; b &amp; &lt;script&gt;alert(1)&lt;/script&gt; &lt;b&gt;open &lt;i&gt;',
    );
    expect(plainText('<i>Mitragyna</i> <sc>x</sc> </b>')).toBe('Mitragyna x </b>');
  });

  it('never lets other markup through, and reads its own text again', () => {
    const piece = fc.constantFrom(
      '<i>',
      '</i>',
      '<b>',
      '</b>',
      '<span class="nocase">',
      '</span>',
      '<span onclick="x">',
      '<',
      '>',
      '&',
      '"',
      'a',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const rest = richTextToHtml(text).replace(
          /<\/?[ib]>|<span class="nocase">|<\/span>|&(?:lt|gt|amp|quot|#39);/g,
          '',
        );
        expect(rest).not.toMatch(/[<>&"]/);
        expect(printRichText(parseRichText(text))).toBe(text);
      }),
    );
  });
});

describe('keywords', () => {
  it('split into what was joined', () => {
    const keyword = fc
      .string()
      .map((text) => text.trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(fc.array(keyword), (keywords) => {
        expect(splitKeywords(joinKeywords(keywords))).toEqual(keywords);
      }),
    );
    expect(splitKeywords('one, two ,three')).toEqual(['one', 'two', 'three']);
    expect(splitKeywords('Mice, Inbred; two')).toEqual(['Mice, Inbred', 'two']);
  });
});

describe('names', () => {
  it('are shown and read', () => {
    const name = { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der', suffix: 'Jr.' };
    expect(displayName(name)).toBe('Jan van der Berg, Jr.');
    expect(invertedName(name)).toBe('van der Berg, Jan, Jr.');
    expect(parseInvertedName('King, Martin, Jr.')).toEqual({ family: 'King', given: 'Martin', suffix: 'Jr.' });
    expect(parseInvertedName('King, Jr., Martin')).toEqual({ family: 'King', given: 'Martin', suffix: 'Jr.' });
    expect(parseInvertedName('World Health Organization,')).toEqual({ literal: 'World Health Organization' });
  });
});

describe('types', () => {
  it('each know their fields', () => {
    for (const type of Object.keys(itemTypes)) {
      if (!isItemType(type)) throw new Error(type);
      const names = variablesOf(type);
      expect(new Set(names).size).toBe(names.length);
      expect(names[0]).toBe('title');
      for (const name of names) expect(isVariable(name)).toBe(true);
      for (const role of rolesOf(type)) expect(variables[role].kind).toBe('names');
      expect(rolesOf(type).length).toBeGreaterThan(0);
    }
    expect(rolesOf('article-journal')[0]).toBe('author');
    expect(isItemType('toString')).toBe(false);
  });

  it('a record may hold what nobody knows', () => {
    const item = {
      type: 'book',
      volume: 7,
      'x-own': { a: 1 },
      author: [{ family: 'A', other: 1 }],
      issued: { 'date-parts': [['2019', 3]] },
    };
    expect(cslItemSchema.parse(item)).toEqual(item);
    expect(cslItemSchema.safeParse({ type: 'book', issued: { 'date-parts': [] } }).success).toBe(false);
    expect(cslItemSchema.safeParse({ title: 'no type' }).success).toBe(false);
  });
});
