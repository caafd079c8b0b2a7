import { beforeAll, expect, test } from 'vitest';
import { resolveDisagreement } from '#features/disagreements/commands/resolve-disagreement.ts';
import { findDisagreement, listDisagreements } from '#features/disagreements/queries.ts';
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

const all = { state: 'all', submitted: true } as const;
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
  expect(await listDisagreements(library.viewer, all)).toEqual([]);
  const far = await measure({ value: 7161, valuePrinted: '7161', nanomolar: 7161 });
  const [found] = await listDisagreements(library.viewer, all);
  expect(found?.flags).toMatchObject([{ kind: 'spread' }]);
  expect(new Set(found?.flags[0]?.findings)).toEqual(new Set([near, far]));
  expect(found?.flags[0]?.reason).toMatch(/Ki = 161 nM .* Ki = 7161 nM .* 1\.6 log units/);

  await expect(resolveDisagreement(library.curator, pair, { note: 'x' })).rejects.toMatchObject({ kind: 'forbidden' });
  await resolveDisagreement(library.reviewer, pair, { note: 'A slip of units in the second.' });
  expect(await listDisagreements(library.viewer, { ...all, state: 'open' })).toEqual([]);
  const resolved = await listDisagreements(library.viewer, { ...all, state: 'resolved' });
  expect(resolved).toMatchObject([{ resolution: { note: 'A slip of units in the second.', isCurrent: true } }]);

  await measure({ action: 'antagonist', readout: '[35S]GTPγS', parameter: null, relation: null, unit: null });
  await measure({ action: 'partial agonist', readout: 'BRET', parameter: null, relation: null, unit: null });
  const open = await listDisagreements(library.viewer, { ...all, state: 'open' });
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

test('terms that are not there are not found', async () => {
  await expect(findDisagreement(library.viewer, { ligand: 'none', target: 'mor' }, true)).rejects.toMatchObject({
    kind: 'not-found',
  });
});
