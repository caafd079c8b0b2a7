import { describe, expect, it } from 'vitest';
import { csv } from '#lib/formats/csv/csv.ts';
import { detectFormat } from '#lib/formats/detect.ts';
import { readAll } from './read-all.ts';

const read = async (...lines: string[]) => (await readAll(csv, `${lines.join('\n')}\n`)).records[0]?.csl;

describe('tables of other programs', () => {
  it('reads what PubMed saves', async () => {
    const csl = await read(
      '"PMID","Title","Authors","Citation","Journal/Book","Publication Year","PMCID","DOI"',
      '31263758,"7-Hydroxymitragynine","Kruegel AC, van der Berg-Smith JA, Study Group, Sames D.","ACS Cent Sci. 2019","ACS Cent Sci","2019","PMC6598159","10.1021/acscentsci.9b00141"',
    );
    expect(csl).toMatchObject({
      author: [
        { family: 'Kruegel', given: 'A. C.' },
        { family: 'van der Berg-Smith', given: 'J. A.' },
        { literal: 'Study Group' },
        { family: 'Sames', given: 'D.' },
      ],
      'container-title': 'ACS Cent Sci',
      issued: { 'date-parts': [[2019]] },
      PMCID: 'PMC6598159',
    });
  });

  it('reads what Scopus and IEEE save', async () => {
    const scopus = await read(
      'Authors,Title,Year,Source title,Volume,Issue,Art. No.,Page start,Page end,Author Keywords,Language of Original Document,Abbreviated Source Title,Document Type',
      '"Phillips J.C., Kalé L.",NAMD,2005,Journal of Computational Chemistry,26,16,77,1781,1802,Dynamics; Proteins,English,J. Comput. Chem.,Review',
    );
    expect(scopus).toEqual({
      type: 'article-journal',
      author: [
        { family: 'Phillips', given: 'J.C.' },
        { family: 'Kalé', given: 'L.' },
      ],
      title: 'NAMD',
      issued: { 'date-parts': [[2005]] },
      'container-title': 'Journal of Computational Chemistry',
      'container-title-short': 'J. Comput. Chem.',
      volume: '26',
      issue: '16',
      number: '77',
      page: '1781-1802',
      keyword: 'Dynamics; Proteins',
      language: 'English',
    });
    const ieee = await read(
      '"Document Title",Authors,"Publication Title","Publication Year","Volume","Start Page","End Page","Document Identifier"',
      '"Trends","P. Kogge; J. Shalf","Computer","2013","15","16","16","IEEE Conferences"',
    );
    expect(ieee).toMatchObject({
      type: 'paper-conference',
      author: [
        { family: 'Kogge', given: 'P.' },
        { family: 'Shalf', given: 'J.' },
      ],
      page: '16',
    });
  });

  it('reads what Zotero saves, and of two columns that say the same keeps both', async () => {
    const csl = await read(
      'Key,Item Type,Publication Year,Author,Title,Publication Title,Url,Link,Date,Pages,Start Page,Manual Tags,Keywords,Type',
      'ABCD2345,conferencePaper,2020,"Doe, Jane",On leaves,Proceedings,https://example.org/a,https://example.org/b,2020-03-04,5-9,5,leaf; tea,root,Keynote',
    );
    expect(csl).toEqual({
      type: 'paper-conference',
      author: [{ family: 'Doe', given: 'Jane' }],
      title: 'On leaves',
      'container-title': 'Proceedings',
      URL: 'https://example.org/a',
      issued: { 'date-parts': [[2020, 3, 4]] },
      page: '5-9',
      keyword: 'leaf; tea; root',
      custom: { 'x-csv-link': 'https://example.org/b', 'x-csv-start-page': '5', 'x-csv-type': 'Keynote' },
    });
  });

  it('leaves a name that is no list as it is', async () => {
    const authors = async (text: string) => (await read('Title,Authors', `One,"${text}"`))?.author;
    expect(await authors('Acme AG')).toEqual([{ literal: 'Acme AG' }]);
    expect(await authors('King, Martin, Jr.')).toEqual([{ family: 'King', given: 'Martin', suffix: 'Jr.' }]);
    expect(await authors('Raffa RB.')).toEqual([{ family: 'Raffa', given: 'R. B.' }]);
  });

  it('is told by its first line', () => {
    expect(detectFormat('Item Title,Publication Title,Item DOI,Authors\n"A","B","","C"\n')).toBe('csv');
  });
});
