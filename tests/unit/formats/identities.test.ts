import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '#lib/formats/encoding.ts';
import type { ExportRecord, Format, ReadRecord } from '#lib/formats/format.ts';
import { formats as allFormats } from '#lib/formats/formats.ts';
import { essence, readAll, writeAll } from './read-all.ts';
import { sampleRecords } from './sample-records.ts';

const formats = allFormats.filter(({ read, write }) => read && write);
const replaying = formats.filter(({ name }) => name !== 'csl-json' && name !== 'csv');

const imported = (format: Format, record: ReadRecord): ExportRecord => ({
  ...record,
  citationKey: record.citationKey ?? 'key',
  source: { format: format.name, rawText: record.rawText },
});

/** Text as bytes in ways a file may come. Windows-1252 lacks some letters of the samples, so its text is one without them. */
const encodings: [string, (text: string) => Uint8Array][] = [
  ['UTF-8', (text) => new TextEncoder().encode(text)],
  ['UTF-8 with a mark', (text) => new TextEncoder().encode(`\uFEFF${text}`)],
  ['UTF-16 with a mark', (text) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))],
  ['UTF-16, the other way round', (text) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16())],
  ['Windows-1252', (text) => new Uint8Array(Buffer.from(text, 'latin1'))],
];

describe.each(formats)('$name', (format) => {
  it('written, read and written again is the same', async () => {
    const once = await writeAll(format, sampleRecords);
    const { records } = await readAll(format, once);
    expect(await writeAll(format, records as ExportRecord[])).toBe(once);
  });

  it.each(encodings)('reads the same from %s', async (_, encode) => {
    const plain = sampleRecords.map((record) => ({
      ...record,
      csl: JSON.parse(JSON.stringify(record.csl).replace(/[^ -~\u00A0-\u00FF]/g, '?')),
    }));
    const text = (await writeAll(format, plain)).replace('encoding="UTF-8"', '').replace(/^\uFEFF/, '');
    // In a table a line ending may be a part of a value.
    for (const ending of format.name === 'csv' ? ['\n'] : ['\n', '\r\n', '\r']) {
      const bytes = encode(text.replace(/\r\n|\n/g, ending));
      const pieces = [bytes.subarray(0, 333), bytes.subarray(333)];
      const { records } = await readAll(format, await Array.fromAsync(decodeText(pieces)));
      expect(records.map(essence)).toEqual(plain.map(essence));
    }
  });

  it('gives or reports every record an independent count finds', async () => {
    const counters: Record<string, RegExp> = {
      bibtex: /^@\w+\{/gm,
      biblatex: /^@\w+\{/gm,
      ris: /^TY {2}- /gm,
      nbib: /^PMID-/gm,
      'pubmed-xml': /<Pubmed(?:Book)?Article>/g,
      'endnote-xml': /<record>/g,
      'csl-json': /^ "id"/gm,
      csv: /^[a-z]+\d{4}[a-z]+[,;]/gm,
    };
    const text = await writeAll(format, sampleRecords);
    const { records } = await readAll(format, text);
    expect(text.match(counters[format.name] ?? /^$/)?.length).toBe(records.length);
  });
});

describe.each(replaying)('$name, of the same format', (format) => {
  it('is repeated to the letter', async () => {
    const { records } = await readAll(format, await writeAll(format, sampleRecords));
    for (const record of records) {
      const written = await writeAll(format, [imported(format, record)]);
      expect(written).toContain(record.rawText);
    }
  });

  it('changes nothing but what was edited', async () => {
    const { records } = await readAll(format, await writeAll(format, sampleRecords));
    const edit = fc.record({
      at: fc.nat({ max: records.length - 1 }),
      variable: fc.constantFrom('title', 'volume', 'abstract', 'DOI', 'publisher', 'language', 'x-own'),
      text: fc.constantFrom(undefined, 'Other', 'Two words & <i>more</i>', '10.1000/other'),
      tags: fc.constantFrom<(string[] | undefined)[]>(undefined, ['target:other']),
    });
    await fc.assert(
      fc.asyncProperty(edit, async ({ at, variable, text, tags }) => {
        const record = records[at];
        if (!record) return;
        const { [variable]: was, ...rest } = record.csl;
        const csl = text === undefined ? { ...rest } : { ...record.csl, [variable]: text };
        const edited: ExportRecord = { ...imported(format, record), csl: csl as ExportRecord['csl'] };
        if (tags) edited.tags = tags;
        const written = await writeAll(format, [edited]);
        const again = (await readAll(format, written)).records;
        expect(again.map(essence)).toEqual([essence(edited)]);
        // Lines that are neither the variable's nor the tags' stand as they stood.
        const after = new Set(written.split(/\r?\n/));
        const gone = record.rawText.split(/\r?\n/).filter((line) => !after.has(line));
        const most = 8 + String(was ?? '').split('\n').length;
        expect(gone.length).toBeLessThanOrEqual(most);
      }),
      { numRuns: 60 },
    );
  });
});
