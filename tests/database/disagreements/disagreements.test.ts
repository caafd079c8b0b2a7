import { beforeAll, expect, test } from 'vitest';
import { settledMoment } from '#features/citations/queries/list-state.ts';
import { resolveDisagreement } from '#features/disagreements/commands/resolve-disagreement.ts';
import { comparedPairAnswer, disagreementAnswer } from '#features/disagreements/disagreement-answer.ts';
import { findDisagreement } from '#features/disagreements/queries/find-disagreement.ts';
import { listDisagreements } from '#features/disagreements/queries/list-disagreements.ts';
import { comparedPairRecord, type DisagreementQuery } from '#features/disagreements/schema.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { database, type Prisma } from '#lib/database.ts';
import type { TestLibrary } from '../library.ts';
import { growFacet, makeVocabulary, tagged } from '../tagged-library.ts';

type Found = TestLibrary & { ligand: string; target: string; again: LibraryActor };
let library: Found;

beforeAll(async () => {
  const made = await makeVocabulary('compound', { mitragynine: null });
  const targets = await growFacet(made, 'target', { mor: null });
  // The commands above raised the vocabulary's version.
  const row = await database().library.findUniqueOrThrow({ where: { id: made.libraryId } });
  const fresh = (actor: LibraryActor): LibraryActor => ({ ...actor, library: row });
  const people = { viewer: fresh(made.viewer), curator: fresh(made.curator), reviewer: fresh(made.reviewer) };
  library = {
    ...made,
    ...people,
    ligand: made.ids.mitragynine ?? '',
    target: targets.mor ?? '',
    again: fresh(made.owner),
  };
});

const all: DisagreementQuery = { state: 'all', submitted: true, asOf: null, limit: 50, offset: 0 };
const listed = async (query: DisagreementQuery) => (await listDisagreements(library.viewer, query)).items;
const pair = { ligand: 'mitragynine', target: 'mor' };

async function measure(values: Partial<Prisma.FindingUncheckedCreateInput>): Promise<string> {
  const { libraryId, ligand: ligandId, target: targetId, curator, reviewer } = library;
  const citationId = await tagged(library, []);
  const accepted = { status: 'accepted', acceptedById: reviewer.userId, acceptedAt: new Date() } as const;
  const { id } = await database().finding.create({
    data: {
      ...{ libraryId, citationId, ligandId, targetId, authorId: curator.userId, submittedAt: new Date() },
      ...{ assay: 'binding', readout: 'radioligand displacement', parameter: 'Ki', relation: '=', unit: 'nM' },
      ...{ quote: 'as printed', locator: 'Table 1', direction: 'supports' },
      ...accepted,
      ...values,
    },
  });
  return id;
}

test('values more than tenfold apart are listed with the reason; a note closes the pair until something new differs', async () => {
  const near = await measure({ value: 161, valuePrinted: '161', nanomolar: 161 });
  expect(await listed(all)).toEqual([]);
  const far = await measure({ value: 7161, valuePrinted: '7161', nanomolar: 7161 });
  const [found] = await listed(all);
  expect(found?.flags).toMatchObject([{ kind: 'spread' }]);
  expect(new Set(found?.flags[0]?.findings)).toEqual(new Set([near, far]));
  expect(found?.flags[0]?.reason).toMatch(/Ki = 161 nM .* Ki = 7161 nM .* 1\.65 log units/);

  await expect(resolveDisagreement(library.curator, pair, { note: 'x' })).rejects.toMatchObject({ kind: 'forbidden' });
  await resolveDisagreement(library.reviewer, pair, { note: 'A slip of units in the second.' });
  expect(await listed({ ...all, state: 'open' })).toEqual([]);
  const resolved = await listed({ ...all, state: 'resolved' });
  expect(resolved).toMatchObject([{ resolution: { note: 'A slip of units in the second.', isCurrent: true } }]);

  await measure({ action: 'antagonist', readout: '[35S]GTPγS', parameter: null, relation: null, unit: null });
  await measure({ action: 'partial agonist', readout: 'BRET', parameter: null, relation: null, unit: null });
  const open = await listed({ ...all, state: 'open' });
  expect(open).toMatchObject([{ resolution: { isCurrent: false }, flags: [{ kind: 'action' }, { kind: 'spread' }] }]);
});

test('what waits for review counts only when asked for; bounds and dispersion have their place', async () => {
  const citationId = await measure({
    ...{ status: 'submitted', acceptedById: null, acceptedAt: null },
    ...{ relation: '>', value: 10000, valuePrinted: '10000', nanomolar: 10000 },
  });
  const accepted = await findDisagreement(library.viewer, pair, false);
  expect(accepted.values.map(({ id }) => id)).not.toContain(citationId);
  const { values } = await findDisagreement(library.viewer, pair, true);
  expect(values.find(({ id }) => id === citationId)).toMatchObject({ p: 5, relation: '>', interval: null });
  const wide = await measure({
    value: 100,
    valuePrinted: '100',
    nanomolar: 100,
    dispersion: 90,
    dispersionKind: 'SEM',
  });
  const found = (await findDisagreement(library.viewer, pair, true)).values.find(({ id }) => id === wide);
  expect(found?.interval?.map((end) => end.toFixed(2))).toEqual(['6.72', '8.00']);
  expect(found?.printed).toBe('Ki = 100 ± 90 nM (SEM)');
});

test('the list says of each pair what its own page says, repeats and all', async () => {
  const same = { parameter: 'Kd', value: 13, valuePrinted: '13', nanomolar: 13, readout: 'saturation binding' };
  await measure(same);
  await measure({ ...same, isPrimary: false });
  // The same number as a bound is no repeat.
  await measure({ ...same, isPrimary: false, relation: '<' });
  const items = await listed(all);
  expect(items.length).toBeGreaterThan(0);
  for (const { ligand, target, findings, flags } of items) {
    const own = await findDisagreement(library.viewer, { ligand: ligand.slug, target: target.slug }, true);
    expect(flags).toEqual(own.flags);
    expect(findings.map(({ id }) => id)).toEqual(own.values.map(({ id }) => id));
  }
  expect(items.flatMap(({ flags }) => flags).filter(({ kind }) => kind === 'copy')).toHaveLength(1);
});

test('a number flagged as a repeat citation is none measured there, whatever else is said of it', async () => {
  const same = { parameter: 'EC50', value: 339, valuePrinted: '339', nanomolar: 339, readout: 'G-protein BRET' };
  const source = await measure({ ...same, action: 'partial agonist' });
  const flagged = await measure({ ...same, action: 'full agonist', validityFlag: 'repeat citation' });
  const own = await findDisagreement(library.viewer, pair, true);
  const [item] = await listed(all);
  for (const flags of [own.flags, item?.flags ?? []]) {
    expect(flags.filter(({ findings }) => findings.includes(flagged))).toMatchObject([
      { kind: 'copy', findings: [flagged, source], reason: expect.stringContaining('it is no second measurement') },
    ]);
  }
  const { values } = comparedPairRecord.parse(comparedPairAnswer(own));
  expect(values.find(({ finding }) => finding === flagged)).toMatchObject({ isPrimary: false });
});

test('a paper in the trash takes no part', async () => {
  const before = await findDisagreement(library.viewer, pair, true);
  const id = before.values[0]?.citationId ?? '';
  await database().citation.update({
    where: { libraryId_id: { libraryId: library.libraryId, id } },
    data: { trashedAt: new Date() },
  });
  const [item] = await listed(all);
  expect(item?.findings).toHaveLength(before.values.length - 1);
});

test('the API answers with every value of a pair as the page has it', async () => {
  const found = await findDisagreement(library.viewer, pair, true);
  const answer = comparedPairRecord.parse(comparedPairAnswer(found));
  expect(answer).toMatchObject({ ligand: 'compound:mitragynine', target: 'target:mor' });
  expect(answer.findings).toEqual(found.values.map(({ id }) => id));
  expect(answer.flags.map(({ reason }) => reason)).toEqual(found.flags.map(({ reason }) => reason));
  const exact = answer.values.find(({ printed }) => printed === 'Ki = 161 nM');
  expect(exact).toMatchObject({ p: 6.79, relation: '=', interval: null, isPrimary: true, status: 'accepted' });
});

test('as of a day: values, reasons and notes of then, whatever became of them', async () => {
  const asOf = (await settledMoment(new Date(Date.now() + 1).toISOString())).toISOString();
  const answers = async (day: string | null) => ({
    list: (await listed({ ...all, asOf: day })).map(disagreementAnswer),
    pair: comparedPairAnswer(await findDisagreement(library.viewer, pair, true, day)),
  });
  const then = await answers(null);
  expect(then.pair.resolution?.note).toBe('A slip of units in the second.');
  await resolveDisagreement(library.reviewer, pair, { note: 'Receptor reserve explains it.' });
  await measure({ value: 0.5, valuePrinted: '0.5', nanomolar: 0.5 });
  const id = String(then.pair.values.at(-1)?.citationId);
  await database().citation.update({
    where: { libraryId_id: { libraryId: library.libraryId, id } },
    data: { trashedAt: new Date() },
  });
  const today = await answers(null);
  expect([today.list, today.pair]).not.toEqual([then.list, then.pair]);
  expect(today.pair.resolution?.note).toBe('Receptor reserve explains it.');
  expect(await answers(asOf)).toEqual(then);
});

test('pages follow one another', async () => {
  const page = await listDisagreements(library.viewer, { ...all, limit: 1 });
  expect(page).toMatchObject({ total: page.open + page.resolved, next: page.total > 1 ? '1' : null });
  expect((await listDisagreements(library.viewer, { ...all, offset: page.total })).items).toEqual([]);
});

test('terms that are not there are not found', async () => {
  await expect(findDisagreement(library.viewer, { ligand: 'none', target: 'mor' }, true)).rejects.toMatchObject({
    kind: 'not-found',
  });
});
