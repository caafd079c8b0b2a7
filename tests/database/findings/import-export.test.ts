import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listActivity } from '#features/activity/queries.ts';
import { sentenceText } from '#features/activity/sentence.ts';
import { importFindings } from '#features/findings/commands/import-findings.ts';
import { submitFinding } from '#features/findings/commands/submit-finding.ts';
import { fieldNames } from '#features/findings/content-schema.ts';
import { writeCsv, writeJson } from '#features/findings/export-file.ts';
import { exportFindings } from '#features/findings/queries/export-findings.ts';
import { requireFindingFilters } from '#features/findings/queries/list-findings.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { database, disconnect } from '#lib/database.ts';
import { closeQueue } from '#lib/queue.ts';
import { binding, draft, type FindingLibrary, makeFindingLibrary } from './finding-library.ts';

let from: FindingLibrary;
let into: FindingLibrary;
beforeAll(async () => {
  from = await makeFindingLibrary();
  into = await makeFindingLibrary();
  // The same paper in both, under a key of its own in each.
  for (const { libraryId, citationId: id } of [from, into]) {
    const data = { doi: '10.1021/jacs.6b00360', pmid: '27192616', key: `ruiz-${libraryId.slice(-4)}` };
    await database().citation.update({ where: { libraryId_id: { libraryId, id } }, data });
  }
});
afterAll(() => Promise.all([closeQueue(), disconnect()]));

// Between them every field holds something.
const full = [
  {
    ...{ comparator: 'morphine', ligandForm: '(−)-enantiomer, “free base”', targetSpecies: 'rat' },
    ...{ radioligandConcentrationNanomolar: 0.5, radioligandKdNanomolar: 1.2, hillSlope: -0.9, value: '1.30' },
    ...{ interval: { kind: '95% CI', low: 1.1, high: 1.5 }, printedP: 8.89, action: 'agonist', actionNote: 'partial' },
    ...{ isPrimary: false, citedFrom: 'Ruiz 2014; their Table 1', valuesEstimated: true, rating: 4 },
    ...{ validityFlag: 'unit doubtful', validityNote: 'nM, or\nµM?', conflictOfInterest: 'paid, "in part"' },
    ...{ outcome: '=bound, +strongly', result: 'active' },
  },
  {
    ...{
      assay: 'functional',
      radioligand: null,
      emax: {
        value: 34,
        dispersion: { kind: 'SD', value: 2 },
        interval: { kind: '95% CI', low: 30, high: 38 },
      },
    },
    ...{ referenceAgonist: 'DAMGO', receptorReserve: "'-high", reversal: 'naloxone', parameter: 'EC50', relation: '<' },
  },
  {
    ...{ assay: 'in vivo', radioligand: null, target: null, effect: 'effect:analgesia', system: null, strain: 'CD-1' },
    ...{
      dose: '-10 mg/kg',
      route: 'i.p.',
      studyDesign: 'blinded',
      value: null,
      dispersion: null,
      parameter: null,
      unit: null,
    },
    ...{ relation: null, sex: 'both', outcome: 'Fewer writhes.' },
  },
  {
    ...{ assay: 'human', radioligand: null, species: null, population: 'regular users', value: '−5', relation: '~' },
    level: { scheme: 'ocebm', version: '2011', question: 'treatment', code: '3' },
  },
  {
    ...{ target: 'target:nmda', subunits: ['GluN1', 'GluN2B'], site: 'pore', holdingPotentialMillivolt: -60 },
    ...{ agonistConcentration: '100 µM glutamate', glycineMicromolar: 10, magnesiumMillimolar: 0, ph: 7.4 },
    ...{ useDependence: 'yes', assay: 'binding' },
  },
];

async function exported(actor: LibraryActor, write: typeof writeCsv): Promise<string> {
  const pieces: string[] = [];
  const filters = await requireFindingFilters(actor, new URLSearchParams('sort=added'));
  for await (const piece of write(exportFindings(actor, filters))) pieces.push(piece);
  return pieces.join('');
}

async function contents(actor: LibraryActor, ids?: readonly string[]) {
  const filters = await requireFindingFilters(actor, new URLSearchParams());
  const all = await Array.fromAsync(exportFindings(actor, filters));
  return new Map(all.filter(({ id }) => !ids || ids.includes(id)).map((record) => [record.id, record]));
}

describe('findings go from one library to another', () => {
  test('every field comes over, by JSON and by CSV, as drafts of who imports them', async () => {
    const made: string[] = [];
    for (const changes of full) made.push(await draft(from, from.curator, changes));
    await submitFinding(from.curator, made[0] ?? '');
    const before = await contents(from.curator);
    for (const name of fieldNames) {
      const held = [...before.values()].some(({ content }) => content[name] !== null && String(content[name]) !== '');
      expect(held, `${name} is tried`).toBe(true);
    }
    for (const [format, write] of [
      ['json', writeJson],
      ['csv', writeCsv],
    ] as const) {
      const text = await exported(from.curator, write);
      const answer = await importFindings(into.curator, { text, format });
      expect(answer).toMatchObject({ created: 5, submitted: 0, errors: [], dryRun: false });
      const after = await contents(into.curator, answer.ids);
      const sorted = (records: typeof after) =>
        [...records.values()].map(({ content }) => JSON.stringify(content)).sort();
      expect(sorted(after), format).toEqual(sorted(before));
      for (const record of after.values()) {
        expect(record).toMatchObject({
          status: 'draft',
          author: { id: into.curator.userId },
          acceptedBy: null,
          citation: { id: into.citationId },
        });
      }
    }
  });

  test('with submit, what lacks nothing waits for review; nothing is accepted', async () => {
    const rows = [
      { ...binding, doi: 'https://doi.org/10.1021/JACS.6b00360', status: 'accepted', acceptedBy: 'Somebody' },
      { ...binding, pmid: 27192616, quote: null },
      { ...binding, citationId: into.citationId, ligand: '7-hydroxymitragynine', target: 'KOR' },
    ];
    const before = await database().event.count({ where: { libraryId: into.libraryId } });
    const answer = await importFindings(into.curator, { text: JSON.stringify(rows), format: 'json', submit: true });
    expect(answer).toMatchObject({ created: 3, submitted: 2, errors: [] });
    const held = await database().finding.findMany({ where: { id: { in: answer.ids } }, orderBy: { id: 'asc' } });
    expect(answer.ids.map((id) => held.find((row) => row.id === id)?.status)).toEqual([
      'submitted',
      'draft',
      'submitted',
    ]);
    expect(held.map(({ acceptedAt }) => acceptedAt)).toEqual([null, null, null]);
    expect(held.find(({ id }) => id === answer.ids[2])).toMatchObject({
      ligandId: into.ids['7-hydroxymitragynine'],
      targetId: into.ids.kor,
    });
    expect(await database().event.count({ where: { libraryId: into.libraryId } })).toBe(before + 1);
    const [event] = (await listActivity(into.curator, { limit: 1 })).items;
    expect(event && sentenceText(event)).toBe('imported 3 findings, 2 of them for review');
    expect(event?.subjects.map(({ id }) => id).sort()).toEqual([answer.ids[0], answer.ids[2]].sort());
  });

  test('a dry run says what would be, and writes nothing', async () => {
    const text = JSON.stringify({ findings: [{ ...binding, doi: '10.1021/jacs.6b00360' }, { ...binding }] });
    const count = async () => [await database().finding.count(), await database().event.count()];
    const before = await count();
    const answer = await importFindings(into.curator, { text, format: 'json', dryRun: true, submit: true });
    expect(answer).toMatchObject({ created: 1, submitted: 1, ids: [], dryRun: true });
    expect(answer.errors).toEqual([
      { row: 2, field: 'citationKey', message: 'Name the citation by its id, citation key, DOI or PMID.' },
    ]);
    expect(await count()).toEqual(before);
  });

  test('whoever may not create findings is refused, and so is nobody', async () => {
    const given = { text: '[]', format: 'json' } as const;
    await expect(importFindings(into.viewer, given)).rejects.toMatchObject({ kind: 'forbidden' });
    const shell: LibraryActor = { ...into.owner, userId: null, name: 'Shell' };
    await expect(importFindings(shell, given)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('rows with faults', () => {
  const doi = '10.1021/jacs.6b00360';
  const faulty: [what: string, row: unknown, fields: (string | null)[]][] = [
    ['no finding', 7, [null]],
    ['no citation', binding, ['citationKey']],
    ['an unknown key', { ...binding, citationKey: 'nobody1900' }, ['citationKey']],
    ['an unknown DOI', { ...binding, doi: '10.1/none' }, ['citationDoi']],
    ['an unknown id', { ...binding, citationId: '00000000-0000-7000-8000-000000000000' }, ['citationId']],
    ['an id that is none', { ...binding, citationId: "'; --" }, ['citationId']],
    ['a DOI and a PMID of different papers', { ...binding, doi, pmid: '1' }, ['citationPmid']],
    ['an unknown term', { ...binding, doi, ligand: 'compound:unobtainium' }, ['ligand']],
    ['a term of another facet', { ...binding, doi, target: 'effect:analgesia' }, ['target']],
    ['an unknown word', { ...binding, doi, assay: 'guess' }, ['assay']],
    ['a value that is no number', { ...binding, doi, value: 'much' }, ['value']],
    ['two values', { ...binding, doi, value: 161, valuePrinted: '162' }, ['valuePrinted']],
    ['a field of another assay', { ...binding, doi, assay: 'human' }, expect.arrayContaining(['radioligand'])],
    ['an interval upside down', { ...binding, doi, interval: { low: 2, high: 1 } }, ['interval/low']],
    [
      'an OCEBM level without its question',
      { ...binding, doi, level: { scheme: 'ocebm', code: '2' } },
      ['level/question'],
    ],
    ['a quote that is too long', { ...binding, doi, quote: 'x'.repeat(301) }, ['quote']],
    ['a field nobody knows', { ...binding, doi, ligant: 'x' }, ['ligant']],
    ['characters that cannot be kept', { ...binding, doi, outcome: 'a\0b' }, [null]],
    ['several at once', { ...binding, ligand: 'nothing', n: 0 }, ['citationKey', 'n']],
  ];

  test.each(faulty)('%s', async (_what, row, fields) => {
    const before = await database().finding.count();
    const text = JSON.stringify([{ ...binding, doi, outcome: 'sound' }, row]);
    const answer = await importFindings(into.curator, { text, format: 'json' });
    expect(answer.errors.map((error) => error.field)).toEqual(fields);
    for (const error of answer.errors) expect(error).toMatchObject({ row: 2, message: expect.stringMatching(/\w/) });
    expect(answer).toMatchObject({ created: 1 });
    expect(await database().finding.count()).toBe(before + 1);
  });

  test('a PMID two citations have, a paper in the trash, a key that is another paper here', async () => {
    const other = await makeFindingLibrary();
    const { libraryId, citationId: id } = other;
    const where = { libraryId_id: { libraryId, id } };
    await database().citation.update({ where, data: { doi: '10.1000/here', pmid: '5', key: 'shared' } });
    const type = 'article-journal';
    const second = { libraryId, key: 'second', pmid: '5', csl: { type, title: 'Second' }, type, title: 'Second' };
    await database().citation.create({ data: second });
    const rows = [
      { pmid: '5' },
      { citationKey: 'shared', doi: '10.1000/elsewhere' },
      { citationKey: 'second', doi: '10.1000/here' },
    ];
    const told = async () => {
      const text = JSON.stringify(rows.map((row) => ({ ...binding, ...row })));
      return (await importFindings(other.curator, { text, format: 'json' })).errors.map(({ message }) => message);
    };
    expect(await told()).toEqual([
      'Two citations have the PMID 5: give the citation key.',
      'shared has the DOI 10.1000/here here, not 10.1000/elsewhere.',
      'The citation key second and the DOI 10.1000/here are of different citations here.',
    ]);
    await database().citationKeyAlias.create({ data: { libraryId, key: 'formerly', citationId: id } });
    rows.push({ citationKey: 'formerly', doi: '10.1000/here' });
    expect(await told()).toHaveLength(3);
    await database().citation.update({ where, data: { trashedAt: new Date() } });
    expect(await told()).toContain('No citation here has the citation key shared or the DOI 10.1000/elsewhere.');
  });

  test('a CSV tells line and column', async () => {
    const head = 'citation_doi,ligand,target,assay,parameter,value,unit,dispersion,dispersion_kind,quote\r\n';
    const rows = [
      `${doi},compound:mitragynine,target:mor,binding,Ki,x,nM,9,SEM,"two\r\nlines"`,
      `${doi},compound:nothing,target:mor,binding,,,,,,`,
      `${doi},compound:mitragynine,target:mor`,
      `${doi},compound:mitragynine,target:mor,binding,,,,,,"open`,
    ];
    const answer = await importFindings(into.curator, { text: head + rows.join('\r\n'), format: 'csv' });
    expect(answer.errors).toMatchObject([
      { row: 1, line: 2, field: 'value' },
      { row: 2, line: 4, field: 'ligand' },
      { row: 3, line: 5, field: null, message: 'The row has 3 cells, the first row 10.' },
      { row: 4, line: 6, field: null, message: 'A quote in this row does not end.' },
    ]);
    expect(answer.created).toBe(0);
  });

  test('a file that is none is refused as a whole', async () => {
    const refused = (text: string, format: 'json' | 'csv') =>
      expect(importFindings(into.curator, { text, format })).rejects;
    await refused('{', 'json').toMatchObject({ kind: 'invalid' });
    await refused('{"claims": []}', 'json').toMatchObject({ kind: 'invalid' });
    await refused('', 'csv').toMatchObject({ kind: 'invalid' });
    await refused('ligand,ligant\n', 'csv').toMatchObject({ message: 'Findings have no column ligant.' });
    await refused(`[${'1,'.repeat(2000)}1]`, 'json').toMatchObject({ kind: 'too-large' });
  });
});
