import { expect, test } from 'vitest';
import { cellKey, leaning } from '#features/evidence-map/evidence-map.ts';
import { findMap } from '#features/evidence-map/queries/find-map.ts';
import { findTimeline } from '#features/evidence-map/queries/find-timeline.ts';
import { timelineBars } from '#features/evidence-map/timeline.ts';
import { database, type Prisma } from '#lib/database.ts';
import { growFacet, makeVocabulary, tagged } from '../tagged-library.ts';

async function prepare() {
  const made = await makeVocabulary('compound', { mitragynine: null, corynantheidine: null, unused: null });
  const targets = await growFacet(made, 'target', { mor: null, nmda: null });
  const designs = await growFacet(made, 'design', { binding: null });
  const { libraryId, curator, reviewer } = made;
  const library = await database().library.findUniqueOrThrow({ where: { id: libraryId } });
  const citationId = await tagged(made, [designs.binding ?? '']);
  await database().citation.updateMany({ where: { libraryId }, data: { year: 2016 } });
  const measure = (values: Partial<Prisma.FindingUncheckedCreateInput>) =>
    database().finding.create({
      data: {
        ...{ libraryId, citationId, authorId: curator.userId, status: 'accepted' as const, submittedAt: new Date() },
        ...{ acceptedById: reviewer.userId, acceptedAt: new Date(), quote: 'q', locator: 'Table 1' },
        ...{ assay: 'binding', direction: 'supports', ligandId: made.ids.mitragynine, targetId: targets.mor },
        ...{ levelScheme: 'preclinical', levelVersion: 'speciosa-1', levelCode: 'P1' },
        ...values,
      },
    });
  return { viewer: { ...made.viewer, library }, ids: { ...made.ids, ...targets }, measure };
}

test('the map counts accepted findings, keeps the best level, and tells not tested from nothing', async () => {
  const { viewer, ids, measure } = await prepare();
  await measure({});
  await measure({ levelCode: 'P2', direction: 'no effect' });
  await measure({ status: 'submitted', acceptedById: null, acceptedAt: null });
  await measure({ targetId: ids.nmda, result: 'not tested', direction: 'inconclusive' });
  await measure({ ligandId: ids.corynantheidine });
  // Whatever direction someone gave it, what nobody tested points nowhere.
  await measure({ ligandId: ids.corynantheidine, result: 'not tested', direction: 'no effect' });
  const map = await findMap(viewer, { rows: 'compound', columns: 'target' });
  expect(map.rows.map(({ tag }) => tag)).toEqual(['compound:mitragynine', 'compound:corynantheidine']);
  expect(map.columns.map(({ tag }) => tag)).toEqual(['target:mor', 'target:nmda']);
  const cell = map.cells.get(cellKey('compound:mitragynine', 'target:mor'));
  expect(cell).toMatchObject({ findings: 2, best: { code: 'P2' }, notTested: 0 });
  expect(cell && leaning(cell)).toBe('mixed');
  expect(map.cells.get(cellKey('compound:mitragynine', 'target:nmda'))).toMatchObject({ findings: 0, notTested: 1 });
  expect(map.cells.get(cellKey('compound:corynantheidine', 'target:nmda'))).toBeUndefined();
  const tested = map.cells.get(cellKey('compound:corynantheidine', 'target:mor'));
  expect(tested).toMatchObject({ findings: 1, notTested: 1, directions: { supports: 1, noEffect: 0 } });
});

test('a facet that findings do not name comes from the tags of their citations', async () => {
  const { viewer, measure } = await prepare();
  await measure({});
  const map = await findMap(viewer, { rows: 'design', columns: 'compound' });
  expect([...map.cells.keys()]).toEqual([cellKey('design:binding', 'compound:mitragynine')]);
  await expect(findMap(viewer, { rows: 'none', columns: 'target' })).rejects.toMatchObject({ kind: 'not-found' });
});

test('the timeline has every year between the first and the last', async () => {
  const { viewer } = await prepare();
  const { libraryId, ...rest } = { libraryId: viewer.library.id, key: 'old', type: 'book', title: 'Old' };
  await database().citation.create({ data: { libraryId, ...rest, year: 2013, csl: { type: 'book' }, levelRank: 1 } });
  const bars = timelineBars(await findTimeline(viewer));
  expect(bars.map(({ year, total }) => [year, total])).toEqual([
    [2013, 1],
    [2014, 0],
    [2015, 0],
    [2016, 1],
  ]);
  expect(bars[0]?.counts.clinical).toBe(1);
});
