import { describe, expect, it } from 'vitest';
import {
  normaliseArxiv,
  normaliseDoi,
  normaliseIsbn,
  normaliseIssn,
  normaliseOrcid,
  normalisePmcid,
  normalisePmid,
} from '#lib/csl/identifiers.ts';

describe('identifiers', () => {
  it.each([
    [normaliseDoi, ' https://doi.org/10.1021/JACS.6b00360. ', '10.1021/jacs.6b00360'],
    [normaliseDoi, 'doi: 10.1002/(SICI)1097(199)1:1<1::AID>3.0.CO;2-X', '10.1002/(sici)1097(199)1:1<1::aid>3.0.co;2-x'],
    [normaliseDoi, 'https://dx.doi.org/10.1000%2Fxyz', '10.1000/xyz'],
    [normaliseDoi, '11.1000/xyz', null],
    [normaliseDoi, '10.1000/', null],
    [normalisePmid, 'PMID: 27192616 [pmid]', '27192616'],
    [normalisePmid, 'https://pubmed.ncbi.nlm.nih.gov/27192616/', '27192616'],
    [normalisePmid, 'PMC27192616', null],
    [normalisePmcid, 'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC5189718/', 'PMC5189718'],
    [normalisePmcid, 'pmcid: pmc5189718.2', 'PMC5189718'],
    [normalisePmcid, '5189718', null],
    [normaliseIsbn, 'ISBN 978-3-16-148410-0', '9783161484100'],
    [normaliseIsbn, '0-8044-2957-X', '9780804429573'],
    [normaliseIsbn, '978-3-16-148410-1', null],
    [normaliseIssn, 'eISSN: 2434561x', '2434-561X'],
    [normaliseIssn, '1234-5678', null],
    [normaliseArxiv, 'https://arxiv.org/pdf/2101.00001v2.pdf', '2101.00001v2'],
    [normaliseArxiv, 'arXiv:hep-th/9901001', 'hep-th/9901001'],
    [normaliseArxiv, '2101.1', null],
    [normaliseOrcid, 'https://orcid.org/0000-0002-1825-0097', '0000-0002-1825-0097'],
    [normaliseOrcid, '0000-0002-1694-233x', '0000-0002-1694-233X'],
    [normaliseOrcid, '0000-0002-1825-0098', null],
  ])('%o of %s', (normalise, raw, wanted) => {
    expect(normalise(raw)).toBe(wanted);
    if (wanted) expect(normalise(wanted)).toBe(wanted);
  });
});
