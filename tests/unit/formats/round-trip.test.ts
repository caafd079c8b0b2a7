import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CslItem } from '#lib/csl/item.ts';
import type { ExportRecord } from '#lib/formats/format.ts';
import { formats as allFormats } from '#lib/formats/formats.ts';
import { essence, readAll, writeAll } from './read-all.ts';
import { sampleRecords } from './sample-records.ts';

const formats = allFormats.filter(({ write }) => write);

const piece = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('a', 'Be', 'mRNA', ' ', '7-OH', 'and', 'β', 'é', 'van', ', ', '; ', '. ', ': '),
  },
  fc.constantFrom(
    '{',
    '}',
    '%',
    '&',
    '$',
    '#',
    '_',
    '~',
    '^',
    '\\',
    '"',
    "'",
    '`',
    '-',
    '--',
    '<',
    '>',
    '@',
    '=',
    '/',
    '(',
    ')',
  ),
  fc.constantFrom(
    '<i>',
    '</i>',
    '<sub>',
    '</sub>',
    '<span class="nocase">',
    '</span>',
    '\n',
    '\n\n',
    '  ',
    '\t',
    'TY  - ',
    'ER  - ',
    '🧪',
  ),
  fc.string({ unit: 'grapheme', maxLength: 3 }),
);
const text = fc
  .array(piece, { minLength: 1, maxLength: 8 })
  .map((pieces) => pieces.join('').toWellFormed().replaceAll('\0', ''))
  .filter((value) => value.trim() !== '');
const word = fc.constantFrom(
  'Smith',
  'van Rijn',
  'de',
  'O’Brien',
  'A and B',
  'Ng',
  'X, Y',
  'Çelik',
  'Jr',
  '{a}',
  'J. R.',
  'others',
);
const name = fc.oneof(
  fc.record({ family: word, given: word }),
  fc.record({ family: word, given: word, 'non-dropping-particle': fc.constantFrom('van', 'Von der', 'd’') }),
  fc.record({ family: word, given: word, suffix: fc.constantFrom('Jr.', 'III', 'x, y') }),
  fc.record({ family: word, given: word, ORCID: fc.constant('0000-0002-1825-0097') }),
  fc.record({ family: word }),
  fc.record({ literal: text }),
);
const year = fc.integer({ min: -500, max: 2100 }).filter((value) => value !== 0);
const date = fc.oneof(
  fc.record({ 'date-parts': fc.tuple(year).map((parts) => [[...parts]]) }),
  fc.record({
    'date-parts': fc
      .tuple(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
      .map((parts) => [[...parts]]),
  }),
  fc.record({ 'date-parts': fc.tuple(year, year).map(([from, to]) => [[from], [to]]), circa: fc.constant(true) }),
  fc.record({ 'date-parts': fc.constant([[2020]]), season: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ literal: text }),
);
const type = fc.constantFrom(
  'article-journal',
  'book',
  'chapter',
  'thesis',
  'report',
  'webpage',
  'legislation',
  'regulation',
  'treaty',
  'map',
  'article-magazine',
  'review',
  'event',
);
const csl: fc.Arbitrary<CslItem> = fc.record(
  {
    type,
    title: text,
    'title-short': text,
    'container-title': text,
    'collection-title': text,
    author: fc.array(name, { minLength: 1, maxLength: 3 }),
    editor: fc.array(name, { minLength: 1, maxLength: 2 }),
    director: fc.array(name, { minLength: 1, maxLength: 2 }),
    issued: date,
    accessed: date,
    submitted: date,
    volume: text,
    issue: text,
    number: text,
    page: fc.oneof(text, fc.constantFrom('1-2', '1–2', 'e12', '5-5', 'i-x, 3')),
    edition: fc.oneof(text, fc.constantFrom('2', '2nd')),
    publisher: text,
    'publisher-place': text,
    genre: text,
    language: fc.oneof(text, fc.constantFrom('en', 'en-US', 'english', 'de-DE')),
    DOI: fc.oneof(text, fc.constant('10.1000/A_b(1)')),
    URL: fc.oneof(text, fc.webUrl()),
    PMID: fc.oneof(text, fc.constant('123')),
    ISBN: fc.constantFrom('978-3-16-148410-0', '9783161484100 316148410X', 'none'),
    ISSN: fc.constantFrom('1234-5679', 'none'),
    keyword: text.map((value) => value.replace(/[\s,;"]+/g, ' ').trim() || 'x'),
    abstract: text,
    note: text,
    archive: fc.constantFrom('arXiv', 'Box 7'),
    archive_location: text,
    status: text,
    'x-unknown': fc.constantFrom('text', 7, true, [1, 'two'], { three: { four: '{5' } }),
    custom: fc.record(
      { 'x-ris-zz': text, 'x-bib-file': text, own: fc.constant([1, 'two', { three: true }]) },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['type'] },
) as fc.Arbitrary<CslItem>;
const record: fc.Arbitrary<ExportRecord> = fc.record({
  csl,
  citationKey: fc.constantFrom('key2020', 'a:b-c', 'x_1'),
  tags: fc.uniqueArray(fc.constantFrom('target:mor', 'design:rct')),
  levels: fc.constantFrom([], [{ scheme: 'ocebm', version: '2011', code: '2', question: 'Does this help?' }]),
  notes: fc.array(text, { maxLength: 2 }),
});

// Found by chance once in many runs.
const aroundNothing: ExportRecord = {
  csl: { type: 'article-journal', title: '<i></i>', issue: '<sub></sub>', 'container-title': '<b></b>' },
  ...{ citationKey: 'key2020', tags: [], levels: [], notes: [] },
};

/** Empty containers mean the same as none; JSON's order of keys means nothing. */
function tidy(value: ExportRecord) {
  const { custom, ...variables } = value.csl;
  const kept = custom && Object.keys(custom).length > 0 ? { custom } : {};
  return essence({ ...value, csl: { ...variables, ...kept } } as ExportRecord);
}

describe.each(formats)('$name', (format) => {
  it('gives the records of every type back as they were', async () => {
    const { records, problems } = await readAll(format, await writeAll(format, sampleRecords));
    expect(records.map(essence)).toEqual(sampleRecords.map(essence));
    expect(problems).toEqual([]);
  });

  it('gives back what services and people write beside the rule', async () => {
    const items: CslItem[] = [
      { type: 'book', title: 'Dates', issued: { 'date-parts': [[]] }, accessed: { 'date-parts': [[0], [2020]] } },
      { type: 'article-journal', title: 'Numbers', DOI: 'https://doi.org/10.1000/x', PMID: 'PMID 5', PMCID: '5' },
      { type: 'report', title: 'Words of ours', genre: 'techreport', note: 'x-csl-publisher: no\nER  - ' },
      { type: 'article-journal', title: 'Bodies', author: [{ family: 'A', given: 'B' }, { literal: 'et al' }] },
      { type: 'report', title: 'Numbers of reports', number: '0140-6736', ISSN: '1234' },
      { type: 'article-journal', title: 'Places', 'container-title': 'L (A, B)', 'publisher-place': 'C' },
      { type: 'webpage', title: 'Houses', publisher: 'https://house.example/' },
      { type: 'webpage', title: 'Addresses', URL: 'https://a.example/1\nhttps://b.example/2' },
    ];
    const odd = items.map((csl, at): ExportRecord => ({ csl, citationKey: `odd${at}` }));
    const { records } = await readAll(format, await writeAll(format, odd));
    expect(records.map((read) => tidy(read as ExportRecord))).toEqual(odd.map(tidy));
  });

  it('gives any record back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(record, async (written) => {
        // A row of a table needs something to know it by.
        if (format.name === 'csv') written.csl.title ??= 'Title';
        const { records } = await readAll(format, await writeAll(format, [written]));
        expect(records).toHaveLength(1);
        expect(records.map((read) => tidy(read as ExportRecord))).toEqual([tidy(written)]);
      }),
      { numRuns: 250, examples: [[aroundNothing]] },
    );
  });

  it.each(formats.filter((other) => other !== format))('comes back through $name', async (other) => {
    const first = await readAll(format, await writeAll(format, sampleRecords));
    const there = await readAll(other, await writeAll(other, first.records as ExportRecord[]));
    const back = await readAll(format, await writeAll(format, there.records as ExportRecord[]));
    expect(back.records.map(essence)).toEqual(sampleRecords.map(essence));
  });
});
