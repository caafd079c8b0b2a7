import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRequests } from '#lib/lookup/read-requests.ts';

const brief = (paste: string) => readRequests(paste).map(({ kind, value }) => `${kind} ${value}`);

describe('reading a paste', () => {
  it.each([
    ['10.1021/JACS.6b00360', ['doi 10.1021/jacs.6b00360']],
    ['doi:10.1021/jacs.6b00360.', ['doi 10.1021/jacs.6b00360']],
    ['https://doi.org/10.1016/S0024-3205(98)00038-9', ['doi 10.1016/s0024-3205(98)00038-9']],
    ['(https://doi.org/10.1016/j.x.2020.01.001)', ['doi 10.1016/j.x.2020.01.001']],
    ['https://pubs.acs.org/doi/full/10.1021/acs.jmedchem.0c00001?ref=pdf', ['doi 10.1021/acs.jmedchem.0c00001']],
    ['https://onlinelibrary.wiley.com/doi/10.1002/cpt.1/abstract', ['doi 10.1002/cpt.1']],
    ['https://www.biorxiv.org/content/10.1101/2020.01.01.900001v2.full', ['doi 10.1101/2020.01.01.900001']],
    ['27192616', ['pmid 27192616']],
    ['27192616, 8961189;\t30145091', ['pmid 27192616', 'pmid 8961189', 'pmid 30145091']],
    ['PMID: 27192616 PMCID: PMC5189718', ['pmid 27192616', 'pmcid PMC5189718']],
    ['https://pubmed.ncbi.nlm.nih.gov/27192616/', ['pmid 27192616']],
    ['https://europepmc.org/article/MED/27192616', ['pmid 27192616']],
    ['https://pmc.ncbi.nlm.nih.gov/articles/PMC5189718/', ['pmcid PMC5189718']],
    ['arXiv:2101.00001v2', ['arxiv 2101.00001v2']],
    ['2101.00001', ['arxiv 2101.00001']],
    ['https://arxiv.org/pdf/2101.00001v2.pdf', ['arxiv 2101.00001v2']],
    ['10.48550/arXiv.2101.00001', ['arxiv 2101.00001']],
    ['hep-th/9901001', ['arxiv hep-th/9901001']],
    ['ISBN 978-3-16-148410-0', ['isbn 9783161484100']],
    ['0-8044-2957-X', ['isbn 9780804429573']],
    ['PMCID: 5189718', ['pmcid PMC5189718']],
    ['27192616[pmid] OR 30145091[uid]', ['pmid 27192616', 'pmid 30145091']],
    ['https://pubmed.ncbi.nlm.nih.gov/?term=27192616', ['pmid 27192616']],
    [
      'https://doi.org/10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O',
      ['doi 10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o'],
    ],
    ['<https://doi.org/10.1000/xyz>', ['doi 10.1000/xyz']],
    ['https://www.nature.com/articles/s41586-020-2649-2', ['doi 10.1038/s41586-020-2649-2']],
    ['https://www.nature.com/articles/s41586-020-2649-2_reference.pdf', ['doi 10.1038/s41586-020-2649-2']],
    ['https://elifesciences.org/articles/12345', ['doi 10.7554/elife.12345']],
    ['https://pubs.rsc.org/en/content/articlelanding/2016/sc/c6sc00001a', ['doi 10.1039/c6sc00001a']],
    ['https://zenodo.org/records/1234567', ['doi 10.5281/zenodo.1234567']],
    ['https://example.org/a-paper', ['address https://example.org/a-paper']],
    ['Kruegel AC et al. J Am Chem Soc 2016;138:6754', ['reference Kruegel AC et al. J Am Chem Soc 2016;138:6754']],
    [
      'Kruegel AC. J Am Chem Soc 2016. doi: 10.1021/jacs.6b00360. PMID: 27192616; PMCID: PMC5189718.',
      ['doi 10.1021/jacs.6b00360'],
    ],
    ['[3] Prozialeck W. Mini-Rev 2019', ['reference Prozialeck W. Mini-Rev 2019']],
    [
      '1. Takayama H.\n   Chem Pharm Bull 2004\n2. Other work\n\n27192616',
      ['reference Takayama H. Chem Pharm Bull 2004', 'reference Other work', 'pmid 27192616'],
    ],
    ['10.1000/a\n10.1000/A\r\n\r\n10.1000/b', ['doi 10.1000/a', 'doi 10.1000/b']],
    ['', []],
    [' \n\t\n', []],
  ])('%j', (paste, wanted) => {
    expect(brief(paste)).toEqual(wanted);
  });

  it('says on which line each stood and how it was written', () => {
    expect(readRequests('\nPMID 27192616\n')).toEqual([
      { kind: 'pmid', value: '27192616', written: 'PMID 27192616', line: 2 },
    ]);
  });

  const identifiers = fc.oneof(
    fc
      .tuple(fc.integer({ min: 1000, max: 99999 }), fc.stringMatching(/^[a-z0-9]{1,8}(?:[.()-][a-z0-9]{1,6})?$/))
      .map(([registrant, suffix]) => `doi 10.${registrant}/${suffix}`)
      .filter((text) => text.split('(').length === text.split(')').length),
    fc.integer({ min: 1000, max: 99_999_999 }).map((number) => `pmid ${number}`),
    fc.integer({ min: 1, max: 99_999_999 }).map((number) => `pmcid PMC${number}`),
  );

  it('finds every identifier of a list, whatever separates them', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(identifiers, { minLength: 1, maxLength: 12 }),
        fc.constantFrom('\n', '\r\n', ' ', ', ', '; ', '\t', '\n\n', ' | '),
        (wanted, separator) => {
          expect(brief(wanted.map((each) => each.split(' ')[1]).join(separator))).toEqual(wanted);
        },
      ),
    );
  });

  it('takes any text, and reads its own values again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (paste) => {
        for (const { kind, value } of readRequests(paste)) {
          // A number of three digits is no PMID unless it says so.
          if (kind === 'reference' || kind === 'address' || value.length < 4) continue;
          expect(brief(value), paste).toEqual([`${kind} ${value}`]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is not slow on hostile lines', () => {
    for (const hostile of [
      '1'.repeat(50_000),
      '1 '.repeat(25_000),
      '10.1000/'.repeat(5_000),
      '('.repeat(50_000),
      'http://'.repeat(8_000),
    ]) {
      expect(readRequests(hostile).length).toBeLessThanOrEqual(25_000);
    }
  });
});
