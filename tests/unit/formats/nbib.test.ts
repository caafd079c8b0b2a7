import { describe, expect, it } from 'vitest';
import { nbib } from '#lib/formats/nbib/nbib.ts';
import { readAll, writeAll } from './read-all.ts';

const article = `PMID- 31000001
OWN - NLM
STAT- MEDLINE
IS  - 1234-5679 (Electronic)
IS  - 2434-561X (Linking)
VI  - 12
DP  - 1998 Dec-1999 Jan
TI  - A title that goes on
      in a second line.
PG  - 101-9
LID - S1234(19)1 [pii]
LID - 10.1000/ABC.1 [doi]
AB  - BACKGROUND: One. RESULTS:
      Two.
FAU - Müller, Jörg
AU  - Müller J
AUID- ORCID: 0000-0002-1825-0097
AD  - Institute A.
FAU - King, Martin Luther Jr
AU  - King ML Jr
CN  - Study Group, North
LA  - eng
PT  - Case Reports
PT  - Journal Article
PL  - Germany
TA  - J Alk
JT  - Journal of alkaloids
MH  - *Receptors, Opioid/metabolism
OT  - kratom
PMC - PMC7000001
AID - 10.1000/ABC.1 [doi]
SO  - J Alk. 1998 Dec-1999 Jan;12:101-9.
`;

describe('NBIB', () => {
  it('gives every tag its place, and keeps what has none', async () => {
    const { records, problems } = await readAll(nbib, article);
    expect(problems).toEqual([]);
    expect(records[0]?.csl).toEqual({
      type: 'article-journal',
      PMID: '31000001',
      PMCID: 'PMC7000001',
      DOI: '10.1000/ABC.1',
      ISSN: '1234-5679',
      title: 'A title that goes on in a second line.',
      abstract: 'BACKGROUND: One. RESULTS: Two.',
      author: [
        {
          family: 'Müller',
          given: 'Jörg',
          ORCID: '0000-0002-1825-0097',
          affiliation: [{ name: 'Institute A.' }],
        },
        { family: 'King', given: 'Martin Luther', suffix: 'Jr' },
        { literal: 'Study Group, North' },
      ],
      'container-title': 'Journal of alkaloids',
      'container-title-short': 'J Alk',
      'publisher-place': 'Germany',
      issued: {
        'date-parts': [
          [1998, 12],
          [1999, 1],
        ],
      },
      volume: '12',
      page: '101-9',
      language: 'eng',
      keyword: '*Receptors, Opioid/metabolism; kratom',
      custom: {
        'x-nbib-own': 'NLM',
        'x-nbib-stat': 'MEDLINE',
        'x-nbib-is': ['1234-5679 (Electronic)', '2434-561X (Linking)'],
        'x-nbib-lid': 'S1234(19)1 [pii]',
        'x-nbib-pt': ['Case Reports', 'Journal Article'],
        'x-nbib-mh': '*Receptors, Opioid/metabolism',
        'x-nbib-aid': '10.1000/ABC.1 [doi]',
        'x-nbib-so': 'J Alk. 1998 Dec-1999 Jan;12:101-9.',
      },
    });
  });

  it('begins a record with PMID, or after an empty line with a tag the record has already', async () => {
    const three = `${article}PMID- 2\nTI  - Two\n\nTI  - Three, without PMID\nJT  - J\n`;
    const { records, problems } = await readAll(nbib, three);
    expect(records.map(({ csl }) => csl.title)).toEqual([
      'A title that goes on in a second line.',
      'Two',
      'Three, without PMID',
    ]);
    expect(problems).toMatchObject([{ severity: 'warning', index: 2 }]);
  });

  it('does not take an empty line within a record for its end', async () => {
    const { records } = await readAll(nbib, 'PMID- 1\nTI  - One\n\nAB  - Text\nJT  - J\n');
    expect(records).toMatchObject([{ csl: { PMID: '1', abstract: 'Text', 'container-title': 'J' } }]);
  });

  it('reads books, ERIC and names in short', async () => {
    const book =
      'PMID- 1\nBTI - Cancer Syndromes\nTI  - A Syndrome\nED  - Roberts M\nPB  - NCBI\nPL  - Bethesda (MD)\n';
    const eric =
      'OWN - ERIC\nTI  - Findings\nAU  - Hulse, Taylyn\nJT  - OECD Publishing\nOID - ED1\nLID - http://eric.ed.gov/?id=ED1\n';
    const { records } = await readAll(nbib, `${book}\n${eric}\nPMID- 3\nAU  - van Raaij MJ\nAU  - et al.\n`);
    expect(records.map(({ csl }) => csl)).toMatchObject([
      { type: 'chapter', 'container-title': 'Cancer Syndromes', editor: [{ family: 'Roberts', given: 'M.' }] },
      {
        type: 'report',
        publisher: 'OECD Publishing',
        author: [{ family: 'Hulse', given: 'Taylyn' }],
        URL: 'http://eric.ed.gov/?id=ED1',
      },
      { author: [{ family: 'van Raaij', given: 'M. J.' }] },
    ]);
  });

  it('tells a suffix from an initial', async () => {
    const { records } = await readAll(nbib, 'PMID- 1\nFAU - Orlova, Vera V\nFAU - Ode, Kim III\nFAU - Berg, Ann 3rd\n');
    expect(records[0]?.csl.author).toEqual([
      { family: 'Orlova', given: 'Vera V' },
      { family: 'Ode', given: 'Kim', suffix: 'III' },
      { family: 'Berg', given: 'Ann', suffix: '3rd' },
    ]);
  });

  it('says which lines have no tag', async () => {
    const { records, problems } = await readAll(nbib, 'PMID- 1\nTI  - One\nlost words\n');
    expect(records[0]?.csl.title).toBe('One lost words');
    expect(problems).toMatchObject([{ severity: 'warning', line: 3, index: 0, key: 'One lost words' }]);
  });

  it('writes the same tags and values anew', async () => {
    const [record] = (await readAll(nbib, article)).records;
    if (!record) throw new Error('nothing read');
    const again = (await readAll(nbib, await writeAll(nbib, [{ ...record, citationKey: 'mueller1998' }]))).records;
    const lines = (tokens: [string, string, unknown][]) => tokens.map(([tag, value]) => `${tag} ${value}`).sort();
    expect(lines(again[0]?.tokens.filter(([tag]) => tag !== 'GN') ?? [])).toEqual(lines(record.tokens));
  });

  it('finds the DOI where the record is cited, when it stands nowhere else', async () => {
    const cited = 'PMID- 1\nSO  - Lancet. 2018;391:7. doi: 10.1016/S0140-6736(17)32802-7. Epub 2018.\n';
    const [record] = (await readAll(nbib, cited)).records;
    expect(record?.csl.DOI).toBe('10.1016/S0140-6736(17)32802-7');
    const [other] = (await readAll(nbib, `${cited}AID - 10.1000/own [doi]\n`)).records;
    expect(other?.csl.DOI).toBe('10.1000/own');
  });

  it('keeps a body of any name', async () => {
    const csl = { type: 'article-journal', author: [{ family: 'A', given: 'B' }, { literal: 'et al' }] };
    const written = await writeAll(nbib, [{ csl, citationKey: 'k' }]);
    expect((await readAll(nbib, written)).records[0]?.csl.author).toEqual(csl.author);
  });
});
