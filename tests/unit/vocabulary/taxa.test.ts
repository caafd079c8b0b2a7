import { describe, expect, it } from 'vitest';
import { italicTaxa, taxaOf } from '#features/vocabulary/taxa.ts';
import { packVocabulary } from './pack-vocabulary.ts';

const { taxa } = packVocabulary();

describe('Latin names in italics', () => {
  it.each([
    ['Kratom (Mitragyna speciosa Korth.) dependence', 'Kratom (<i>Mitragyna speciosa</i> Korth.) dependence'],
    ['Antinociceptive Action from Mitragyna Speciosa', 'Antinociceptive Action from <i>Mitragyna Speciosa</i>'],
    ['Signaling of the Mitragyna Alkaloids', 'Signaling of the <i>Mitragyna</i> Alkaloids'],
    ['Alkaloids of M. speciosa in Xenopus oocytes', 'Alkaloids of <i>M. speciosa</i> in <i>Xenopus</i> oocytes'],
    ['Ki<sub>a</sub> in <b>Rattus norvegicus</b>', 'Ki<sub>a</sub> in <b><i>Rattus norvegicus</i></b>'],
    ['A < B in Mus musculus', 'A < B in <i>Mus musculus</i>'],
  ])('%s', (title, set) => {
    expect(italicTaxa(title, taxa)).toBe(set);
  });

  it.each(['Homoeopathy and Mustard', 'mitragyna speciosa', 'What the <i>Mitragyna</i> does in Mus musculus'])(
    'leaves %s as it is',
    (title) => {
      expect(italicTaxa(title, taxa)).toBe(title);
    },
  );

  it('finds nothing where no term is a taxon', () => {
    expect(taxaOf([{ name: 'Homo sapiens', synonyms: [], identifiers: {} }])).toBeNull();
  });
});
