import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Comparable, disagreementFlags, type Numbered, repeatable } from '#features/disagreements/disagreement.ts';
import { explained, type Named } from '#features/disagreements/flag-reason.ts';

type Measured = Comparable & Numbered & Named;

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

const flagsOf = (all: Measured[]) => explained(disagreementFlags(all, all), new Map(all.map((one) => [one.id, one])));
const kinds = (all: Measured[]) => flagsOf(all).map(({ kind }) => kind);

describe('a disagreement', () => {
  it('is more than one log unit between values of one parameter, and says which', () => {
    const [close, far] = [measured({ p: 8.14, printed: 'Ki = 7.2 nM' }), measured({ p: 6.15, printed: 'Ki = 709 nM' })];
    const flags = flagsOf([close, far, measured({ p: 7.5 })]);
    expect(flags).toEqual([
      {
        kind: 'spread',
        reason: `Ki = 7.2 nM (${close.study}) and Ki = 709 nM (${far.study}) are 1.99 log units apart.`,
        findings: [close.id, far.id],
        studies: [close.study, far.study],
      },
    ]);
  });

  it('is not a difference of exactly one log unit, nor between Ki and EC50', () => {
    expect(kinds([measured({ p: 8 }), measured({ p: 7 })])).toEqual([]);
    expect(kinds([measured({ p: 9 }), measured({ p: 5, parameter: 'EC50' })])).toEqual([]);
  });

  it('names the species where they differ', () => {
    const [human, rat] = [measured({ p: 9, species: 'human' }), measured({ p: 6, species: 'rat' })];
    expect(flagsOf([human, rat])[0]?.reason).toContain(`${rat.study}, rat`);
  });

  it('is a different action, once for each pair of words', () => {
    const all = ['partial agonist', 'antagonist', 'antagonist', null].map((action) => measured({ action }));
    const flags = flagsOf(all);
    expect(flags).toHaveLength(1);
    expect(flags[0]?.reason).toBe(`${all[0]?.study}: partial agonist; ${all[1]?.study}: antagonist.`);
  });

  it('is between actions of different readouts too, and names them', () => {
    const [one, other] = [
      measured({ action: 'partial agonist', readout: 'G-protein BRET' }),
      measured({ action: 'antagonist', readout: '[35S]GTPγS', p: 4 }),
    ];
    expect(flagsOf([one, other]).map(({ reason }) => reason)).toEqual([
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
    const flags = flagsOf([copy, source, other]);
    expect(flags.map(({ kind }) => kind)).toEqual(['copy']);
    expect(flags[0]?.findings).toEqual([copy.id, source.id]);
    expect(kinds([source, measured({ p: 9, printed: 'Ki = 1 nM' })])).toEqual([]);
    const bare = measured({ p: 9, printed: 'Ki = 0.001 µM', primary: false });
    expect(kinds([measured({ p: 9, printed: 'Ki = 1 ± 0.2 nM (SEM, n = 3)' }), bare])).toEqual(['copy']);
    expect(kinds([source, measured({ p: 9, relation: '<', primary: false })])).toEqual([]);
  });
});

describe('flags', () => {
  it('need of the numbers only those that may repeat another', () => {
    const value = fc.record({
      p: fc.option(fc.integer({ min: 7, max: 9 }), { nil: null }),
      relation: fc.constantFrom('=', '>', null),
      parameter: fc.constantFrom('Ki', 'EC50'),
      action: fc.constantFrom('agonist', 'antagonist', null),
      primary: fc.boolean(),
      citationId: fc.constantFrom('a', 'b', 'c'),
    }) as fc.Arbitrary<Partial<Measured>>;
    fc.assert(
      fc.property(fc.array(value, { maxLength: 8 }), (given) => {
        const all = given.map((one) => measured(one));
        const flags = disagreementFlags(all, all);
        expect(disagreementFlags(all, repeatable(all))).toEqual(flags);
        const copies = all.flatMap((one) =>
          all.filter((other) => isCopy(one, other)).map((other) => [one.id, other.id]),
        );
        expect(flags.filter(({ kind }) => kind === 'copy')).toHaveLength(copies.length);
      }),
    );
  });
});

// The rule as it reads: a number cited in one paper that another has; of two that are both cited, the earlier row is the copy.
function isCopy(one: Measured, other: Measured): boolean {
  const isSame = one.p !== null && one.p === other.p && one.parameter === other.parameter;
  const signOf = ({ relation }: Measured) => relation ?? '=';
  if (!isSame || signOf(one) !== signOf(other) || one.citationId === other.citationId || one.primary) return false;
  return other.primary || Number(one.id.slice(1)) < Number(other.id.slice(1));
}

describe('a spread', () => {
  const spread = (...values: Partial<Measured>[]) => kinds(values.map((value) => measured(value))).includes('spread');

  it('takes a bound for what it leaves open', () => {
    expect(spread({ p: 5, relation: '>' }, { p: 8 })).toBe(true);
    expect(spread({ p: 5, relation: '>' }, { p: 3 })).toBe(false);
    expect(spread({ p: 9, relation: '<' }, { p: 6 })).toBe(true);
    expect(spread({ p: 6, relation: '<' }, { p: 9 })).toBe(false);
  });

  it('is that of the two furthest apart of all pairs, whoever comes first', () => {
    const value = fc.record({
      p: fc.option(fc.integer({ min: 3, max: 11 }), { nil: null }),
      relation: fc.constantFrom('=', '<', '>', '≤', '≥', '~', null),
      parameter: fc.constantFrom('Ki', 'EC50'),
      readout: fc.constantFrom('displacement', 'BRET'),
    }) as fc.Arbitrary<Partial<Measured>>;
    fc.assert(
      fc.property(fc.array(value, { maxLength: 8 }), (given) => {
        const all = given.map((one) => measured(one));
        const widest = new Map<string, string>();
        for (const one of all) {
          for (const other of all) {
            const distance = apart(one, other);
            const known = Number(widest.get(one.parameter ?? '') ?? 1);
            if (distance > known) widest.set(one.parameter ?? '', distance.toFixed(2));
          }
        }
        for (const order of [all, [...all].reverse()]) {
          const found = flagsOf(order).filter(({ kind }) => kind === 'spread');
          const distances = found.map(({ reason }) => /are ([\d.]+) log units/.exec(reason)?.[1]);
          expect(distances.toSorted()).toEqual([...widest.values()].toSorted());
        }
      }),
    );
  });
});

// The rule as it reads, for one pair.
function apart(lower: Measured, higher: Measured): number {
  if (lower.parameter !== higher.parameter || lower.readout !== higher.readout) return 0;
  if (lower.p === null || higher.p === null || lower.p >= higher.p) return 0;
  const isFree = ['<', '≤'].includes(lower.relation ?? '') || ['>', '≥'].includes(higher.relation ?? '');
  return isFree ? 0 : higher.p - lower.p;
}
