import { describe, expect, it } from 'vitest';
import { nearestTerm } from '#features/vocabulary/nearest-term.ts';
import { resolveIn } from '#features/vocabulary/resolved-tags.ts';
import { searchTerms, termNamed } from '#features/vocabulary/term-search.ts';
import { slugFromName, splitTag } from '#features/vocabulary/term-slug.ts';
import { termPathText, withDescendants } from '#features/vocabulary/vocabulary-tree.ts';
import { packVocabulary } from './pack-vocabulary.ts';

const vocabulary = packVocabulary();
const first = (text: string) => searchTerms(vocabulary, text, { limit: 1 })[0]?.term.tag;

describe('type-ahead over the kratom vocabulary', () => {
  it.each([
    ['mor', 'target:mor'],
    ['μ', 'target:mor'],
    ['mu-opioid', 'target:mor'],
    ['MOP', 'target:mor'],
    ['oprm1', 'target:mor'],
    ['P35372', 'target:mor'],
    ['7-OH-mitragynine', 'compound:7-hydroxymitragynine'],
    ['7oh', 'compound:7-hydroxymitragynine'],
    ['7 hydroxy', 'compound:7-hydroxymitragynine'],
    ['pseudo', 'compound:mitragynine-pseudoindoxyl'],
    ['nmda', 'target:nmda'],
    ['NR2B', 'target:glun2b'],
    ['NMDAε2', 'target:glun2b'],
    ['alpha 2a', 'target:adra2a'],
    ['β-arr', 'target:arrestin'],
    ['in vitro func', 'design:in-vitro-functional'],
    ['rct', 'design:rct'],
    ['randomised', 'design:rct'],
    ['4098-40-2', 'compound:mitragynine'],
    ['design:surv', 'design:survey'],
  ])('%s finds %s first', (text, tag) => {
    expect(first(text)).toBe(tag);
  });

  it('says by which synonym it matched', () => {
    const found = (text: string) => searchTerms(vocabulary, text).map(({ term, by }) => [term.tag, by])[0];
    expect(found('ketum')).toEqual(['preparation:kratom', 'ketum']);
    expect(found('mitragynine')).toEqual(['compound:mitragynine', null]);
  });

  it('puts names that begin with it before names that contain it', () => {
    const found = searchTerms(vocabulary, 'mitra', { facet: 'compound', limit: 30 }).map(({ term }) => term.name);
    expect(found.indexOf('Mitraphylline')).toBeLessThan(found.indexOf('7-Hydroxymitragynine'));
  });

  it('keeps to a facet and a limit, and finds nothing for nothing', () => {
    expect(searchTerms(vocabulary, 'a', { facet: 'system' }).every(({ term }) => term.facet.slug === 'system')).toBe(
      true,
    );
    expect(searchTerms(vocabulary, 'a', { limit: 3 })).toHaveLength(3);
    expect(searchTerms(vocabulary, ' – ')).toEqual([]);
    expect(searchTerms(vocabulary, 'xyzzy')).toEqual([]);
  });
});

describe('a tag as written', () => {
  it.each([
    ['target:mor', 'target:mor'],
    ['target: MOR (μ) ', 'target:mor'],
    ['target:mu', 'target:mor'],
    ['DAMGO', 'compound:damgo'],
    ['design:Randomised trial', 'design:rct'],
  ])('%s is %s', (tag, resolved) => {
    expect(resolveIn(vocabulary, [tag])).toMatchObject({ terms: [{ tag: resolved }], faults: [], missing: [] });
  });

  it('that may be two things is refused by name', () => {
    const { faults } = resolveIn(vocabulary, ['Gummies']);
    expect(faults.map(({ detail }) => detail)).toEqual([
      '“Gummies” may be preparation:gummies or topic:gummies-topic: write one of them.',
    ]);
  });

  it('that an open facet lacks is missing there, once', () => {
    const { missing, faults } = resolveIn(vocabulary, ['tag:Journal club', 'tag:journal-club', 'tag:to-check']);
    expect(missing).toMatchObject([{ slug: 'journal-club', name: 'Journal club' }]);
    expect(faults).toEqual([]);
  });

  it('names only one term or none', () => {
    expect(termNamed(vocabulary, 'target', 'opioid')).toBeNull();
    expect(termNamed(vocabulary, 'target', 'Opioid receptors')?.tag).toBe('target:opioid-receptors');
  });

  it('leads to the nearest when it is misspelt', () => {
    expect(nearestTerm(vocabulary, 'target:morr')?.tag).toBe('target:mor');
    expect(nearestTerm(vocabulary, 'compound:mitraginine')?.tag).toBe('compound:mitragynine');
    expect(nearestTerm(vocabulary, 'compound:zzzzzzzzzzz')).toBeNull();
  });

  it.each([
    ['target:mor', { facet: 'target', term: 'mor' }],
    [' adverse-effect : any thing ', { facet: 'adverse-effect', term: 'any thing' }],
    ['mor', null],
    [':mor', null],
    ['Target:mor', null],
  ])('%j has its parts', (tag, parts) => {
    expect(splitTag(tag)).toEqual(parts);
  });
});

describe('a slug', () => {
  it.each([
    ['MOR (μ)', 'mor-mu'],
    ['β-Funaltrexamine', 'beta-funaltrexamine'],
    ['  Café  — notes ', 'cafe-notes'],
    ['中文', ''],
  ])('of %j is %j', (name, slug) => expect(slugFromName(name)).toBe(slug));
});

describe('the tree', () => {
  it('says where a term hangs', () => {
    const mor = vocabulary.byTag.get('target:mor');
    expect(mor && termPathText(mor)).toBe('Target › Opioid receptors › MOR (μ)');
    expect(mor?.parent && withDescendants(mor.parent).map(({ slug }) => slug)).toEqual([
      ...['opioid-receptors', 'mor', 'kor', 'dor', 'nop'],
    ]);
  });
});
