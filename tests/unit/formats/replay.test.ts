import { describe, expect, it } from 'vitest';
import { biblatex, bibtex } from '#lib/formats/bibtex/bibtex.ts';
import type { ExportRecord, Format } from '#lib/formats/format.ts';
import { nbib } from '#lib/formats/nbib/nbib.ts';
import { ris } from '#lib/formats/ris/ris.ts';
import { readAll, writeAll } from './read-all.ts';

const bib = `@ARTICLE {Smith:2001,
   author = "Smith, Jos{\\'e}  and  Lee, Min",
   Title  = {The {DNA} of
             things},
   year   = 2001, month = "jun",
   journal = {J. Odd Formats},
   mynote = {kept},
}`;
const text =
  'TY  - JOUR\r\nT1  - Old title\r\nA1  - Smith, José\r\nY1  - 2001/06//\r\nZZ  - kept\r\nKW  - one\r\nN2  - Abstract\r\nER  - ';

async function imported(format: Format, source: string, key = 'key'): Promise<ExportRecord> {
  const { records } = await readAll(format, `${source}\n`);
  const [record] = records;
  if (!record) throw new Error('nothing read');
  return {
    ...record,
    citationKey: record.citationKey ?? key,
    source: { format: format.name, rawText: record.rawText, key },
  };
}

describe('the same format out', () => {
  it.each([
    ['bibtex', bibtex, bib],
    ['biblatex', biblatex, bib],
    ['ris', ris, text],
  ])('%s: repeats an unedited record to the letter', async (_, format, source) => {
    expect((await writeAll(format, [await imported(format, source)])).trimEnd()).toBe(source.trimEnd());
  });

  it('bibtex: changes the edited field alone', async () => {
    const record = await imported(bibtex, bib);
    record.csl = { ...record.csl, 'container-title': 'Journal of Formats' };
    expect((await writeAll(bibtex, [record])).trimEnd()).toBe(bib.replace('J. Odd Formats', 'Journal of Formats'));
  });

  it('bibtex: takes a field out and adds another', async () => {
    const record = await imported(bibtex, bib);
    const { 'container-title': _, ...csl } = record.csl;
    record.csl = { ...csl, DOI: '10.1000/1' };
    record.tags = ['target:mor'];
    const written = await writeAll(bibtex, [record]);
    expect(written).not.toContain('J. Odd Formats');
    expect(written).toContain('Title  = {The {DNA} of\n');
    const [again] = (await readAll(bibtex, written)).records;
    expect(again).toMatchObject({ csl: record.csl, tags: ['target:mor'] });
  });

  it('ris: changes the edited line alone', async () => {
    const record = await imported(ris, text);
    record.csl = { ...record.csl, title: 'New title' };
    expect((await writeAll(ris, [record])).trimEnd()).toBe(
      text.replace('T1  - Old title', 'TI  - New title').trimEnd(),
    );
  });

  it.each([
    ['a file that was cut off', 'TY  - JOUR\r\nTI  - A\r\nDO  - 10.1000/x', { abstract: 'One.', keyword: 'k' }],
    ['tags with one blank', 'TY - JOUR\nTI - A\nVL - 3\nER - ', { type: 'book', abstract: 'One.' }],
    ['a second value of the tag', 'TY  - JOUR\nPB  - First\nPB  - Second\nER  - ', { publisher: undefined }],
    [
      'a title that changes its place',
      'TY  - JOUR\nJO  - J. Short\nJF  - Journal of Short\nER  - ',
      { 'container-title': 'J' },
    ],
  ])('ris: an edit means the same in %s', async (_, source, edit) => {
    const record = await imported(ris, source);
    record.csl = JSON.parse(JSON.stringify({ ...record.csl, ...edit }));
    const [again] = (await readAll(ris, await writeAll(ris, [record]))).records;
    expect(again?.csl).toEqual(record.csl);
  });

  it('nbib: what was taken out stays out, though other lines say it too', async () => {
    const record = await imported(
      nbib,
      'PMID- 1\nIS  - 1234-5679 (Print)\nIS  - 2434-561X (Linking)\nLID - 10.1000/x [doi]\nAID - 10.1000/x [doi]',
    );
    const { DOI, ISSN, ...rest } = record.csl;
    expect([DOI, ISSN]).toEqual(['10.1000/x', '1234-5679']);
    const [again] = (await readAll(nbib, await writeAll(nbib, [{ ...record, csl: rest }]))).records;
    expect(again?.csl).toEqual(rest);
  });

  it('writes anew an entry that was cut off, as it would swallow what comes after it', async () => {
    const cut = await imported(bibtex, '@book{a, title = {One}, abstract = {cut he');
    const written = await writeAll(bibtex, [cut, { citationKey: 'b', csl: { type: 'book', title: 'Two' } }]);
    expect((await readAll(bibtex, written)).records.map(({ csl }) => csl.title)).toEqual(['One', 'Two']);
  });

  it('writes anew what does not stand by itself', async () => {
    const { records } = await readAll(
      bibtex,
      '@string{jof = {Journal of Formats}}\n@article{a, title = {T}, journal = jof}',
    );
    const [record] = records;
    if (!record) throw new Error('nothing read');
    const written = await writeAll(bibtex, [
      { ...record, citationKey: 'a', source: { format: 'bibtex', rawText: record.rawText } },
    ]);
    expect(written).toContain('journal = {Journal of Formats}');
  });

  it('lets a field changed by another program win over what travelled', async () => {
    const written = await writeAll(ris, [
      { citationKey: 'a', csl: { type: 'book', title: 'T', issued: { 'date-parts': [[2018], [2019]] } } },
    ]);
    const [same] = (await readAll(ris, written)).records;
    expect(same?.csl.issued).toEqual({ 'date-parts': [[2018], [2019]] });
    const [edited] = (await readAll(ris, written.replace('PY  - 2018', 'PY  - 2020'))).records;
    expect(edited?.csl.issued).toEqual({ 'date-parts': [[2020]] });
  });

  it('writes anew what an edited field would mean another thing in', async () => {
    const volume = '@collection{c,\n  maintitle = {Whole},\n  title = {Part},\n  date = {2001},\n}';
    const twice = '@article{d,\n  title = {one},\n  title = {two},\n}';
    for (const source of [volume, twice]) {
      const record = await imported(biblatex, source);
      record.csl = { ...record.csl, title: 'Edited' };
      const [again] = (await readAll(biblatex, await writeAll(biblatex, [record]))).records;
      expect(again?.csl).toEqual(record.csl);
    }
  });
});
