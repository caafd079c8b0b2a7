import { contentSchema } from '#features/findings/content-schema.ts';
import type { PackFinding } from '#features/findings/pack-findings.ts';
import { type Random, random, zipf } from './random.ts';

/** Where findings can point: citation keys, and terms as `facet:term`, commonest first. */
export type FindingPlaces = { citations: readonly string[]; ligands: readonly string[]; targets: readonly string[] };

const systems = ['CHO cells', 'HEK293 cells', 'rat brain membranes', 'guinea-pig ileum'];
const readouts = { binding: ['radioligand displacement'], functional: ['G-protein BRET', '[35S]GTPγS', 'β-arrestin'] };
const actions = ['full agonist', 'partial agonist', 'partial agonist', 'antagonist', 'none'];

/** Finding number `index`: the same for the same number. Values of one ligand at one target lie about one place, a tenth of them far off. */
export function benchFinding(index: number, { citations, ligands, targets }: FindingPlaces): PackFinding {
  const chance = random(index + 77);
  const [ligand, target] = [places(ligands, chance), places(targets, chance)];
  const assay = chance.happens(0.5) ? 'binding' : 'functional';
  const usual = 10 ** (1 + ((hash(ligand) + hash(target)) % 30) / 10);
  const value = usual * 10 ** (chance.happens(0.1) ? 1.5 : (chance.next() - 0.5) / 2);
  const content = contentSchema.parse({
    ...{ ligand, target, assay, readout: chance.pick(readouts[assay]), system: chance.pick(systems) },
    ...{ species: chance.pick(['human', 'human', 'rat', 'mouse']), parameter: assay === 'binding' ? 'Ki' : 'EC50' },
    ...{ relation: chance.happens(0.05) ? '>' : '=', value: value.toPrecision(3), unit: 'nM', n: chance.whole(3, 6) },
    ...(assay === 'binding' ? { radioligand: '[3H]DAMGO' } : { action: action(ligand, target, chance), emax: '45' }),
    ...{ direction: chance.happens(0.95) ? 'supports' : chance.pick(['contradicts', 'no effect']) },
    ...{ quote: 'As measured.', locator: 'Table 1' },
  });
  const verification = { seen: 'paper' as const, status: 'made for measuring', source: 'bench' };
  return { id: `bench-${index}`, citation: chance.pick(citations), verification, content };
}

// Studies of one pair mostly agree.
function action(ligand: string, target: string, chance: Random): string {
  const usual = actions[hash(ligand + target) % actions.length] ?? 'none';
  return chance.happens(0.9) ? usual : chance.pick(actions);
}

const drawn = new Map<number, (chance: Random) => number>();

function places(terms: readonly string[], chance: Random): string {
  const draw = drawn.get(terms.length) ?? zipf(terms.length, 0.9, 2);
  drawn.set(terms.length, draw);
  return terms[draw(chance)] ?? '';
}

function hash(text: string): number {
  return [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 997, 7);
}
