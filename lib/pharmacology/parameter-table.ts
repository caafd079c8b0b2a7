import type { AssayType } from './assay-rules.ts';
import type { ParameterRule, Range } from './parameter-rules.ts';

const inVitro: readonly AssayType[] = ['binding', 'functional', 'ex vivo', 'in silico'];
const living: readonly AssayType[] = ['in vivo', 'human', 'ex vivo'];
const people: readonly AssayType[] = ['human', 'in vivo'];
// 1 pM to 100 µM.
const receptor: Range = [0.001, 100_000];

/** A row of the table. */
type Row = Pick<ParameterRule, 'code' | 'meaning' | 'print' | 'dimensions' | 'assays'> & Partial<ParameterRule>;

const molar = (
  code: string,
  print: ParameterRule['print'],
  meaning: string,
  assays: readonly AssayType[] = inVitro,
): Row => ({ code, print, meaning, assays, dimensions: ['molar'], typical: receptor, hasPX: true });

const p = (code: string, subscript: string, meaning: string): Row => ({
  ...{ code, meaning, print: [`p${code.charAt(1)}${code.slice(2).replace(subscript, '')}`, subscript] },
  ...{ dimensions: ['p'], assays: inVitro, typical: [4, 11], hasPX: true, isP: true },
});

/** A row for each parameter; what it leaves out is as in `parameter-rules.ts`. */
export const parameterTable: readonly Row[] = [
  molar(
    'Ki',
    ['K', 'i'],
    'Inhibition constant: affinity found by displacing a radioligand, or of an enzyme’s inhibitor',
  ),
  molar('Kd', ['K', 'd'], 'Dissociation constant of the ligand itself', ['binding', 'in silico']),
  molar('KB', ['K', 'B'], 'Dissociation constant of an antagonist, from a shifted curve', ['functional', 'ex vivo']),
  {
    ...molar('KI', ['K', 'I'], 'Concentration of half-maximal inactivation of an enzyme; not Ki', [
      'functional',
      'human',
    ]),
    hasPX: false,
  },
  molar('IC50', ['IC', '50'], 'Concentration that inhibits by half'),
  molar('EC50', ['EC', '50'], 'Concentration of half the compound’s own maximal effect', ['functional', 'ex vivo']),
  molar('AC50', ['AC', '50'], 'Concentration of half-maximal activity, up or down', [
    'functional',
    'ex vivo',
    'binding',
  ]),
  p('pKi', 'i', '−log10 of the molar Ki'),
  p('pKd', 'd', '−log10 of the molar Kd'),
  p('pIC50', '50', '−log10 of the molar IC50'),
  p('pEC50', '50', '−log10 of the molar EC50'),
  p('pA2', '2', 'Schild: −log10 of the molar antagonist concentration that doubles the agonist needed'),
  p('pKB', 'B', '−log10 of the molar KB'),
  {
    ...{ code: 'Emax', print: ['E', 'max'], meaning: 'Maximal effect, as % of a named reference agonist' },
    ...{ dimensions: ['percent'], assays: ['functional', 'ex vivo', 'in vivo'], typical: [0, 150] },
  },
  {
    ...{
      code: '% inhibition',
      print: ['% inhibition'],
      meaning: 'Inhibition at one concentration: name it in the outcome',
    },
    ...{ dimensions: ['percent'], assays: [...inVitro, 'in vivo'], typical: [-20, 120] },
  },
  {
    ...{ code: '%MPE', print: ['%MPE'], meaning: 'Share of the maximal possible effect in a test of pain' },
    ...{ dimensions: ['percent'], assays: ['in vivo'], typical: [-20, 100] },
  },
  {
    code: 'ED50',
    print: ['ED', '50'],
    meaning: 'Dose of half-maximal effect',
    dimensions: ['dose', 'amount'],
    assays: living,
    typical: [0.001, 300],
  },
  {
    code: 'LD50',
    print: ['LD', '50'],
    meaning: 'Dose that kills half',
    dimensions: ['dose', 'amount'],
    assays: ['in vivo'],
    typical: [0.1, 10_000],
  },
  { code: 'Bmax', print: ['B', 'max'], meaning: 'Density of binding sites', dimensions: [], assays: ['binding'] },
  {
    code: 'kinact',
    print: ['k', 'inact'],
    meaning: 'Greatest rate of inactivation',
    dimensions: ['rate'],
    assays: ['functional', 'human'],
    typical: [0.0001, 10],
  },
  {
    code: 'Hill slope',
    print: ['n', 'H'],
    meaning: 'Steepness of the curve',
    dimensions: [],
    assays: inVitro,
    typical: [-5, 5],
    relations: ['=', '~'],
  },
  {
    ...{ code: 'intrinsic efficacy', print: ['intrinsic efficacy'], meaning: 'Stimulus for each occupied receptor' },
    ...{ dimensions: [], assays: ['functional', 'ex vivo', 'in vivo'] },
  },
  {
    code: 'bias factor',
    print: ['ΔΔlog(τ/K', 'A', ')'],
    meaning: 'Preference for one pathway over another, against a reference agonist',
    dimensions: [],
    assays: ['functional'],
    typical: [-3, 3],
    relations: ['=', '~'],
  },
  {
    code: 'selectivity',
    print: ['selectivity'],
    meaning: 'Ratio of affinities or potencies',
    dimensions: ['fold'],
    assays: [...inVitro, 'in vivo'],
    aliases: ['selectivity ratio'],
  },
  {
    code: 'relative potency',
    print: ['relative potency'],
    meaning: 'Against a named comparator',
    dimensions: ['fold', 'percent'],
    assays: [...inVitro, 'in vivo'],
    aliases: ['potency relative to'],
  },
  {
    code: 'Cmax',
    print: ['C', 'max'],
    meaning: 'Greatest concentration in plasma',
    dimensions: ['mass concentration', 'molar'],
    assays: people,
    typical: [0, 2000],
  },
  {
    code: 'concentration',
    print: ['concentration'],
    meaning: 'In plasma, serum or blood',
    dimensions: ['mass concentration', 'molar'],
    assays: people,
    typical: [0, 2000],
    aliases: ['plasma', 'serum', 'blood'],
  },
  {
    code: 'Tmax',
    print: ['T', 'max'],
    meaning: 'Time to the greatest concentration',
    dimensions: ['time'],
    assays: people,
    typical: [0.1, 24],
  },
  {
    code: 'AUC',
    print: ['AUC'],
    meaning: 'Area under the curve of concentration over time',
    dimensions: [],
    assays: people,
  },
  { code: 'CL/F', print: ['CL/F'], meaning: 'Clearance after oral dosing', dimensions: [], assays: people },
  { code: 'Vd/F', print: ['V', 'd', '/F'], meaning: 'Volume of distribution', dimensions: [], assays: people },
  {
    code: 'fu',
    print: ['f', 'u'],
    meaning: 'Unbound share in plasma',
    dimensions: ['percent', 'fold'],
    assays: living,
  },
  {
    code: 't½',
    print: ['t', '½'],
    meaning: 'Half-life',
    dimensions: ['time'],
    assays: people,
    typical: [3, 70],
    aliases: ['half-life', 'terminal half-life', 't1/2'],
  },
  {
    code: 'GMR',
    print: ['GMR'],
    meaning: 'Geometric mean ratio, as with an interacting drug',
    dimensions: ['fold', 'percent'],
    assays: ['human'],
    typical: [0.01, 20],
  },
  {
    code: 'odds ratio',
    print: ['OR'],
    meaning: 'Odds ratio',
    dimensions: ['fold'],
    assays: ['human'],
    typical: [0.01, 100],
    aliases: ['OR'],
  },
  {
    code: 'hazard ratio',
    print: ['HR'],
    meaning: 'Hazard ratio',
    dimensions: ['fold'],
    assays: ['human'],
    typical: [0.01, 100],
    aliases: ['HR'],
  },
  {
    code: 'QTc',
    print: ['QTc'],
    meaning: 'Heart-rate corrected QT interval',
    dimensions: ['duration', 'time'],
    assays: people,
    typical: [350, 500],
  },
  {
    code: 'prevalence',
    print: ['prevalence'],
    meaning: 'Share of the people asked or examined',
    dimensions: ['percent'],
    assays: ['human'],
    typical: [0, 100],
  },
  {
    code: 'content',
    print: ['content'],
    meaning: 'Amount in a product or leaf',
    dimensions: ['content', 'percent', 'amount'],
    assays: ['analytical'],
    typical: [0, 1000],
  },
];
