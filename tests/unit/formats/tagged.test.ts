import { describe, expect, it } from 'vitest';
import { enw } from '#lib/formats/tagged/enw.ts';
import { refworks } from '#lib/formats/tagged/refworks.ts';
import { readAll } from './read-all.ts';

describe('ENW', () => {
  it('takes a type below the title for the record’s own, and one below another type for the next record’s', async () => {
    const late = '%T Kratom in Europe\n%0 Journal Article\n%A Berg, Ann\n%D 2019\n%8 March 7\n';
    const { records } = await readAll(
      enw,
      `${late}\n%T Second\n%A Ode, Kim\n\n%0 Book\n%T Third\n%0 Book\n%T Fourth\n`,
    );
    expect(records.map(({ csl }) => [csl.type, csl.title])).toEqual([
      ['article-journal', 'Kratom in Europe'],
      ['article-journal', 'Second'],
      ['book', 'Third'],
      ['book', 'Fourth'],
    ]);
    expect(records[0]?.csl.issued).toEqual({ 'date-parts': [[2019, 3, 7]] });
  });

  it('names the line and the tag a problem is about, in its own words', async () => {
    const { problems } = await readAll(
      enw,
      '%0 Journal Article\n%T A\n%D 2019\n%R 10.1000/x\n\n%0 Book\n%T B\n%R none\n',
    );
    expect(problems).toEqual([]);
    const spoilt = await readAll(refworks, 'RT Journal Article\nT1 A\nDO none\n');
    expect(spoilt.problems).toMatchObject([{ line: 3, field: 'DO', index: 0 }]);
  });
});
