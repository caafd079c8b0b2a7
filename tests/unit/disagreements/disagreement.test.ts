import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disagreementFlags, logDistance, type Measured } from '#features/disagreements/disagreement.ts';

let made = 0;
function measured(given: Partial<Measured> = {}): Measured {
  made += 1;
  return {
    id: `f${made}`,
    citationId: `c${made}`,
    study: `Study ${made}`,
    printed: 'Ki = 10 nM',
    parameter: 'Ki',
    relation: '=',
    p: 8,
    action: null,
    readout: 'radioligand displacement',
    direction: 'supports',
    primary: true,
    species: null,
    ...given,
  };
}

const kinds = (all: Measured[]) => disagreementFlags(all).map(({ kind }) => kind);

describe('a disagreement', () => {
  it('is more than one log unit between values of one parameter, and says which', () => {
    const [close, far] = [measured({ p: 8.14, printed: 'Ki = 7.2 nM' }), measured({ p: 6.15, printed: 'Ki = 709 nM' })];
    const flags = disagreementFlags([close, far, measured({ p: 7.5 })]);
    expect(flags).toEqual([
      {
        kind: 'spread',
        reason: `Ki = 7.2 nM (${close.study}) and Ki = 709 nM (${far.study}) are 2.0 log units apart.`,
        findings: [close.id, far.id],
      },
    ]);
  });

  it('is not a difference of exactly one log unit, nor between Ki and EC50', () => {
    expect(kinds([measured({ p: 8 }), measured({ p: 7 })])).toEqual([]);
    expect(kinds([measured({ p: 9 }), measured({ p: 5, parameter: 'EC50' })])).toEqual([]);
  });

  it('names the species where they differ', () => {
    const [human, rat] = [measured({ p: 9, species: 'human' }), measured({ p: 6, species: 'rat' })];
    expect(disagreementFlags([human, rat])[0]?.reason).toContain(`${rat.study}, rat`);
  });

  it('is a different action, once for each pair of words', () => {
    const all = ['partial agonist', 'antagonist', 'antagonist', null].map((action) => measured({ action }));
    const flags = disagreementFlags(all);
    expect(flags).toHaveLength(1);
    expect(flags[0]?.reason).toBe(`${all[0]?.study}: partial agonist; ${all[1]?.study}: antagonist.`);
  });

  it('is between actions of different readouts too, and names them', () => {
    const [one, other] = [
      measured({ action: 'partial agonist', readout: 'G-protein BRET' }),
      measured({ action: 'antagonist', readout: '[35S]GTPγS', p: 4 }),
    ];
    expect(disagreementFlags([one, other]).map(({ reason }) => reason)).toEqual([
      `${one.study}: partial agonist (G-protein BRET); ${other.study}: antagonist ([35S]GTPγS).`,
    ]);
  });

  it('is not between a word and one that says it more exactly', () => {
    expect(kinds([measured({ action: 'agonist' }), measured({ action: 'partial agonist' })])).toEqual([]);
    expect(kinds([measured({ action: 'agonist' }), measured({ action: 'inverse agonist' })])).toEqual(['action']);
    expect(kinds([measured({ action: 'agonist' }), measured({ action: 'antagonist' })])).toEqual(['action']);
  });

  it('is a different direction, but nothing inconclusive', () => {
    expect(kinds([measured(), measured({ direction: 'no effect' })])).toEqual(['direction']);
    expect(kinds([measured(), measured({ direction: 'inconclusive' })])).toEqual([]);
  });

  it('is a number that repeats another, which then counts no further', () => {
    const source = measured({ p: 9, printed: 'Ki = 1 nM' });
    const copy = measured({ p: 9, printed: 'Ki = 1 nM', primary: false });
    const other = measured({ p: 8.5 });
    const flags = disagreementFlags([copy, source, other]);
    expect(flags.map(({ kind }) => kind)).toEqual(['copy']);
    expect(flags[0]?.findings).toEqual([copy.id, source.id]);
    expect(kinds([source, measured({ p: 9, printed: 'Ki = 1 nM' })])).toEqual([]);
  });
});

describe('the distance of two values', () => {
  it('takes a bound for what it leaves open', () => {
    const beyond = measured({ p: 5, relation: '>' });
    expect(logDistance(beyond, measured({ p: 8 }))).toBe(3);
    expect(logDistance(beyond, measured({ p: 4 }))).toBe(0);
    expect(logDistance(measured({ p: 9, relation: '<' }), measured({ p: 6 }))).toBe(3);
    expect(logDistance(measured({ p: 6, relation: '<' }), measured({ p: 9 }))).toBe(0);
  });

  it('is the same both ways, and flags do not depend on who comes first', () => {
    const value = fc.record({
      p: fc.option(fc.double({ min: 3, max: 11, noNaN: true }), { nil: null }),
      relation: fc.constantFrom('=', '<', '>', '≤', '≥', '~', null),
      action: fc.constantFrom('antagonist', 'full agonist', null),
      direction: fc.constantFrom('supports', 'contradicts', 'no effect', 'inconclusive', null),
      primary: fc.boolean(),
    }) as fc.Arbitrary<Partial<Measured>>;
    fc.assert(
      fc.property(fc.array(value, { maxLength: 5 }), (given) => {
        const all = given.map((one) => measured(one));
        const [first, second] = all;
        if (first && second) expect(logDistance(first, second)).toBe(logDistance(second, first));
        expect(kinds([...all].reverse()).filter((kind) => kind === 'spread')).toEqual(
          kinds(all).filter((kind) => kind === 'spread'),
        );
      }),
    );
  });
});
