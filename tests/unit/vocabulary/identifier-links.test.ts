import { describe, expect, it } from 'vitest';
import {
  identifierFault,
  identifierLinks,
  parseIdentifiers,
  printIdentifiers,
} from '#features/vocabulary/identifier-links.ts';
import { packVocabulary } from './pack-vocabulary.ts';

describe('outside identifiers', () => {
  it('lead to the page about the thing', () => {
    const ids = { uniprot: 'P35372', hgnc: 'HGNC:8156', iuphar: '319', cas: '4098-40-2', own: 'X1', mesh: 'C001801' };
    expect(identifierLinks(ids)).toMatchObject([
      { label: 'CAS', href: 'https://commonchemistry.cas.org/detail?cas_rn=4098-40-2' },
      { label: 'HGNC', href: 'https://www.genenames.org/data/gene-symbol-report/#!/hgnc_id/HGNC:8156' },
      {
        label: 'IUPHAR/BPS target',
        href: 'https://www.guidetopharmacology.org/GRAC/ObjectDisplayForward?objectId=319',
      },
      { label: 'UniProt, human', href: 'https://www.uniprot.org/uniprotkb/P35372/entry' },
      { label: 'MeSH', href: 'https://meshb.nlm.nih.gov/record/ui?ui=C001801' },
      { label: 'own', value: 'X1', href: null },
    ]);
  });

  it('of the kratom vocabulary all have the form of their authority, and each has an https link or none', () => {
    for (const { identifiers } of packVocabulary().byId.values()) {
      for (const { scheme, value, href } of identifierLinks(identifiers)) {
        expect(identifierFault(scheme, value)).toBeNull();
        if (href) expect(new URL(href).protocol).toBe('https:');
      }
    }
  });

  it('of another form are told', () => {
    expect(identifierFault('cas', '4098')).toBe('“4098” does not look like CAS.');
    expect(identifierFault('own', 'anything')).toBeNull();
  });

  it('are edited as lines and read back the same', () => {
    const identifiers = { cas: '4098-40-2', casAlias: ['6202-22-8', '1-2-3'] };
    const text = 'cas: 4098-40-2\ncasAlias: 6202-22-8\ncasAlias: 1-2-3';
    expect(printIdentifiers(identifiers)).toBe(text);
    expect(parseIdentifiers(`${text}\n\n`)).toEqual({ identifiers, faults: [] });
    expect(parseIdentifiers('nothing').faults).toHaveLength(1);
  });
});
