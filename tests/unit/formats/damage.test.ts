import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bibtex } from '#lib/formats/bibtex/bibtex.ts';
import { cslJson } from '#lib/formats/csl-json/csl-json.ts';
import { csv } from '#lib/formats/csv/csv.ts';
import { formats as allFormats } from '#lib/formats/formats.ts';
import { ris } from '#lib/formats/ris/ris.ts';
import { readAll, writeAll } from './read-all.ts';
import { sampleRecords } from './sample-records.ts';

const formats = allFormats.filter(({ write }) => write);

const keys = (records: { citationKey?: string }[]) => records.map(({ citationKey }) => citationKey);

describe('damage costs the record it is in', () => {
  it('an entry without its closing brace', async () => {
    const { records, problems } = await readAll(
      bibtex,
      '@article{a1, title={One}, year=2001}\n@article{bad, title={Unclosed, year=2002\n@article{a3, title={Three}}\n',
    );
    expect(keys(records)).toEqual(['a1', 'a3']);
    expect(records.map(({ index }) => index)).toEqual([0, 2]);
    expect(problems[0]).toMatchObject({ severity: 'error', line: 2, column: 1, index: 1, key: 'bad' });
  });

  it('an entry cut off keeps the fields that are whole', async () => {
    const { records, problems } = await readAll(
      bibtex,
      '@book{a1, title={One}}\n@book{a2, title={Two}, abstract={cut he',
    );
    expect(records[1]?.csl).toEqual({ type: 'book', title: 'Two' });
    expect(problems[0]).toMatchObject({ severity: 'error', line: 2, index: 1 });
  });

  it('entries without key, commas or braces are read and reported', async () => {
    const { records, problems } = await readAll(
      bibtex,
      '@book{, title={No key}}\n@book{k2\n title={No comma}\n year=2002}\n@book{k3, title = Bare words,\n year=2003}',
    );
    expect(records.map(({ csl }) => csl.title)).toEqual(['No key', 'No comma', 'Bare words']);
    expect(problems.map(({ line }) => line)).toEqual([1, 2, 3, 5]);
  });

  it('a comment may hold entries', async () => {
    const { records, preambles } = await readAll(
      bibtex,
      '@comment{\n@book{no, title={No}}\n}\n% @book{nor, title={This}}\n@book{yes, title={Yes}}',
    );
    expect(keys(records)).toEqual(['yes']);
    expect(preambles.map(({ kind }) => kind)).toEqual(['comment', 'text']);
  });

  it('a record without ER, or without TY', async () => {
    const { records, problems } = await readAll(
      ris,
      'TY  - JOUR\nTI  - One\nTY  - BOOK\nTI  - Two\nER  - \nTI  - Three\nER  - \nTY  - JOUR\nTI  - Four\n',
    );
    expect(records.map(({ csl }) => csl.title)).toEqual(['One', 'Two', 'Three', 'Four']);
    expect(problems.map(({ line, index }) => [line, index])).toEqual([
      [1, 0],
      [6, 2],
      [8, 3],
    ]);
  });

  it('lines before the first record are no record', async () => {
    const { records, preambles, problems } = await readAll(
      ris,
      'Provider: X\nDB  - Base\n\nTY  - JOUR\nTI  - One\nER  -\n',
    );
    expect([records.length, problems.length, preambles.length]).toEqual([1, 0, 2]);
  });

  it('a broken element of an array', async () => {
    const text =
      '[\n {"id": "a", "type": "book", "title": "One"},\n {"id": "b", "type": "book" "title": "Two"},\n {"id": "c", "type": "book"}\n]';
    const { records, problems } = await readAll(cslJson, text);
    expect(keys(records)).toEqual(['a', 'c']);
    expect(problems).toMatchObject([{ severity: 'error', line: 3, column: 29, index: 1 }]);
  });

  it('an element whose brace or quote is missing', async () => {
    const text =
      '[\n{"id": "a", "title": "One",\n{"id": "b", "type": "book"},\n{"id": "c", "title": "Three},\n{"id": "d", "type": "book"}\n]';
    const { records, problems } = await readAll(cslJson, text);
    expect(keys(records)).toEqual(['b', 'd']);
    expect(problems.map(({ line, index }) => [line, index])).toEqual([
      [2, 0],
      [4, 2],
    ]);
  });

  it('reads an object, {"items": []} and JSON Lines', async () => {
    const one = '{"id": 7, "type": "book", "title": "T"}';
    for (const text of [
      one,
      `{"version": 1, "items": [${one}], "after": {}}`.replace(', "after": {}', ''),
      `${one}\n${one}\n`,
    ]) {
      const { records, problems } = await readAll(cslJson, text);
      expect(problems).toEqual([]);
      expect(records[0]?.csl).toEqual({ type: 'book', title: 'T', custom: { 'x-json-id': 7 } });
    }
  });

  it('a quote that never ends costs its row', async () => {
    const { records, problems } = await readAll(csv, 'key,title\na,One\nb,"Two\nc,Three\n');
    expect(keys(records)).toEqual(['a', 'c']);
    expect(problems).toMatchObject([{ severity: 'error', line: 3, index: 1 }]);
  });

  it('a file without any record says so', async () => {
    for (const format of [bibtex, ris]) {
      expect((await readAll(format, 'Nothing here.')).problems).toMatchObject([{ severity: 'error', index: null }]);
    }
  });
});

describe.each(formats)('$name', (format) => {
  it('loses at most one record to a character or a line taken out, and says so', async () => {
    const text = await writeAll(format, sampleRecords);
    const whole = await readAll(format, text);
    const same = new Set(whole.records.map(({ csl }) => JSON.stringify(csl)));
    const lines = text.split('\n').length;
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: text.length - 1 }),
        fc.nat({ max: lines - 1 }),
        fc.boolean(),
        async (at, line, isLine) => {
          const rest = isLine ? text.split('\n').toSpliced(line, 1).join('\n') : text.slice(0, at) + text.slice(at + 1);
          const { records, problems } = await readAll(format, rest);
          const kept = records.filter(({ csl }) => same.has(JSON.stringify(csl))).length;
          // The first line of a table names the columns of every record.
          if (format.name === 'csv' && (isLine ? line === 0 : at < text.indexOf('\n'))) return;
          expect(kept).toBeGreaterThanOrEqual(sampleRecords.length - 2);
          // A whole row may be gone without a trace.
          const isWholeRow = format.name === 'csv' && isLine;
          if (records.length < sampleRecords.length && !isWholeRow) expect(problems.length).toBeGreaterThan(0);
          for (const problem of problems) expect(problem.line).toBeGreaterThan(0);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('never fails on any text', async () => {
    const shred = fc.constantFrom(
      '@book{',
      'TY  - ',
      'ER  - ',
      '{"',
      '"',
      '}',
      '{',
      ',',
      '=',
      '[',
      ']',
      '\n',
      '\r',
      '\\',
      '#',
      'AU  - x, y',
      'title',
      '(',
      ')',
      'a',
      '@',
      '\0',
      '\ud800',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(shred, { maxLength: 60 }), async (shreds) => {
        const { records } = await readAll(format, shreds.join(''));
        for (const { csl } of records) expect(JSON.stringify(csl)).not.toContain('\\u0000');
      }),
      { numRuns: 300 },
    );
  });
});

it('says which values of CSL-JSON have another shape than CSL', async () => {
  const text =
    '[{"id":"a","type":"book","author":"Smith","issued":"2001","title":["T"],"DOI":"10.1000/1","own":{"any":1}},\n{"id":"b","type":"scroll"}]';
  const { records, problems } = await readAll(cslJson, text);
  expect(records).toHaveLength(2);
  expect(problems.map(({ line, key, field }) => [line, key, field])).toEqual([
    [1, 'a', 'author'],
    [1, 'a', 'issued'],
    [1, 'a', 'title'],
    [2, 'b', 'type'],
  ]);
});
