import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCitation } from '#features/citations/commands/create-citation.ts';
import { updateCitation } from '#features/citations/commands/update-citation.ts';
import { assignVariables } from '#features/citations/merge-patch.ts';
import { findCitation } from '#features/citations/queries/find-citation.ts';
import { checkImport } from '#features/exchange/commands/check-import.ts';
import { continueImport } from '#features/exchange/commands/continue-import.ts';
import { runImport } from '#features/exchange/commands/start-import.ts';
import { acceptFromInbox } from '#features/inbox/commands/accept-from-inbox.ts';
import { createWatch } from '#features/inbox/commands/create-watch.ts';
import { runWatch } from '#features/inbox/commands/run-watch.ts';
import { listInbox } from '#features/inbox/queries/list-inbox.ts';
import { inboxQuery } from '#features/inbox/schema.ts';
import { askAboutCitation } from '#features/lookup/commands/ask-about-citation.ts';
import { lookUpRecords } from '#features/lookup/commands/look-up-records.ts';
import { differencesOf } from '#features/lookup/record-difference.ts';
import { importNotices } from '#features/retractions/commands/import-notices.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { database, disconnect } from '#lib/database.ts';
import { provideEnv } from '#lib/env.ts';
import { closeQueue } from '#lib/queue.ts';
import { answerAs } from '../../unit/lookup/answers.ts';
import { sendJson, serviceServer } from '../../unit/lookup/service-server.ts';
import { importText, uploadAndCheck } from '../exchange/imported.ts';
import { makeLibrary } from '../library.ts';

let server: Awaited<ReturnType<typeof serviceServer>>;
beforeAll(async () => {
  server = await serviceServer((url, response, request) => {
    if (!url.pathname.startsWith('/watched')) return answerAs(url, response, request);
    const correction = { id: '43000002', source: 'MED', type: 'Erratum in', reference: 'J Pain. 2022 Feb 3;1:1' };
    const paper = { id: '43000001', pmid: '43000001', source: 'MED', title: 'A watched paper', pubYear: '2020' };
    const result = [{ ...paper, commentCorrectionList: { commentCorrection: [correction] } }];
    return sendJson(response, { hitCount: 1, resultList: { result } });
  });
});
beforeEach(async () => {
  const at = (name: string) => `${server.base}/${name}`;
  provideEnv({ LOOKUP_ORDER: 'crossref,pubmed', CROSSREF_URL: at('crossref'), PUBMED_URL: at('pubmed') });
  await database().lookupAnswer.deleteMany();
});
afterAll(async () => {
  await server.close();
  await closeQueue();
  await disconnect();
});

const noticesOf = (libraryId: string) =>
  database().retractionNotice.findMany({ where: { libraryId }, orderBy: { id: 'asc' } });
const statedEvents = (libraryId: string) =>
  database().event.findMany({ where: { libraryId, verb: 'retraction.stated' }, orderBy: { seq: 'asc' } });

async function lookUpAndImport(actor: LibraryActor, text: string): Promise<void> {
  const { importId } = await lookUpRecords(actor, { text, import: true });
  const job = { libraryId: actor.library.id, runId: importId ?? '' };
  await checkImport(job);
  await runImport(actor, job.runId, 'skip');
  await continueImport(job);
}

const csl = { type: 'article-journal', title: 'Synthetic explorations', DOI: '10.1021/jacs.6b00360' };
const head =
  'Record ID,Title,RetractionDate,RetractionDOI,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason';
const take = (actor: LibraryActor, rows: string[], whole = false) =>
  importNotices(actor, { bytes: [new TextEncoder().encode([head, ...rows].join('\n'))], whole });

describe('a notice stated by a service', () => {
  it('comes with the paper that is looked up, and once, when its notice is looked up too', async () => {
    const { curator, viewer, libraryId } = await makeLibrary();
    await lookUpAndImport(curator, '10.1021/jacs.6b00360');
    const [notice] = await noticesOf(libraryId);
    expect(notice).toMatchObject({
      ...{ nature: 'retraction', doi: '10.1021/jacs.6b00360', noticeDoi: '10.1021/jacs.retraction' },
      ...{ source: 'crossref', addedById: curator.userId, date: new Date('2020-01-02') },
    });
    const { citationId } = await database().citationNotice.findFirstOrThrow({ where: { libraryId } });
    expect((await findCitation(viewer, citationId)).retraction?.state).toBe('retracted');
    await lookUpAndImport(curator, '10.1021/jacs.retraction');
    expect(await noticesOf(libraryId)).toEqual([notice]);
    expect(await statedEvents(libraryId)).toMatchObject([
      { actorId: curator.userId, details: { sources: ['crossref'], added: 1 } },
    ]);
  });

  it('is known before the paper is there when the notice alone is looked up', async () => {
    const { curator, viewer, libraryId } = await makeLibrary();
    await lookUpAndImport(curator, '10.1021/jacs.retraction');
    expect(await database().citationNotice.count({ where: { libraryId } })).toBe(0);
    const { id } = await createCitation(curator, { csl });
    expect((await findCitation(viewer, id)).retraction).toMatchObject({ state: 'retracted' });
  });

  it('comes with a refresh, from Crossref and PubMed as one', async () => {
    const { curator, viewer, libraryId } = await makeLibrary();
    const { id } = await createCitation(curator, { csl: { ...csl, PMID: '27192616' } });
    const { found, answered } = await askAboutCitation(curator, { ...csl, PMID: '27192616' });
    expect(answered).toEqual(['Crossref', 'PubMed']);
    const custom = differencesOf(csl, found ?? csl).find(({ variable }) => variable === 'custom')?.value;
    await updateCitation(curator, id, 'any', { csl: { custom } }, assignVariables);
    expect(await noticesOf(libraryId)).toMatchObject([
      { noticeDoi: '10.1021/jacs.retraction', noticePmid: '31999999', pmid: '27192616', source: 'crossref' },
    ]);
    expect((await findCitation(viewer, id)).retraction?.notices).toMatchObject([{ matchedBy: 'both' }]);
    await updateCitation(curator, id, 'any', { csl: { volume: '139' } });
    expect(await noticesOf(libraryId)).toHaveLength(1);
  });

  it('comes with what is accepted from the inbox', async () => {
    const { curator, libraryId } = await makeLibrary();
    provideEnv({ LOOKUP_ORDER: 'europepmc', EUROPEPMC_URL: `${server.base}/watched` });
    const watch = { service: 'europepmc', name: 'Kratom', query: 'mitragynine', everyDays: 7 };
    const { id: watchId } = await createWatch(curator, watch);
    await runWatch({ libraryId, watchId });
    expect(await noticesOf(libraryId)).toEqual([]);
    const { items } = await listInbox(curator, inboxQuery.parse({ status: 'waiting' }));
    await acceptFromInbox(curator, { ids: items.map(({ id }) => id) });
    expect(await noticesOf(libraryId)).toMatchObject([
      { nature: 'correction', pmid: '43000001', noticePmid: '43000002', source: 'europepmc' },
    ]);
    expect((await noticesOf(libraryId))[0]?.date).toEqual(new Date('2022-02-03'));
  });
});

describe('a notice stated by a file', () => {
  const nbib = (rin: string) =>
    `PMID- 41000001\nOWN - NLM\nDP  - 2018\nTI  - A paper of leaves\nRIN - ${rin}\nAU  - Leaf A\n`;

  it('comes with NBIB, for new papers and for those the library has', async () => {
    const { curator, viewer, libraryId } = await makeLibrary();
    const paper = { type: 'article-journal', title: 'A paper of leaves', PMID: '41000001' };
    const { id } = await createCitation(curator, { csl: paper });
    const text = `${nbib('J Pain. 2021 Jan 4;22(1):9. PMID: 41000002')}\nPMID- 41000003\nTI  - Other\nEFR - J Pain. 2017 Jan 4;1:1. PMID: 41000004\n`;
    await importText(curator, text);
    expect(await noticesOf(libraryId)).toMatchObject([
      { nature: 'retraction', pmid: '41000001', noticePmid: '41000002', source: 'file' },
      { nature: 'correction', pmid: '41000004', noticePmid: '41000003', source: 'file' },
    ]);
    expect((await findCitation(viewer, id)).retraction?.state).toBe('retracted');
    await importText(curator, text, 'merge');
    expect(await noticesOf(libraryId)).toHaveLength(2);
  });

  it('is not taken in by a check alone', async () => {
    const { curator, libraryId } = await makeLibrary();
    await uploadAndCheck(curator, nbib('J Pain. 2021 Jan 4;22(1):9. PMID: 41000002'));
    expect(await noticesOf(libraryId)).toEqual([]);
  });
});

describe('the register and a service', () => {
  const row = `7,Synthetic,1/2/2020,10.1021/JACS.retraction,${csl.DOI},0,Retraction,+Fake`;

  it('are one notice, whoever says it first; it stands while either says so', async () => {
    const { curator, reviewer, libraryId } = await makeLibrary();
    await lookUpAndImport(curator, csl.DOI);
    const [stated] = await noticesOf(libraryId);
    await take(reviewer, [row], true);
    expect(await noticesOf(libraryId)).toMatchObject([
      { id: stated?.id, source: 'retraction-watch', sourceId: '7', alsoSaidBy: 'crossref', reasons: 'Fake' },
    ]);
    expect(await take(reviewer, [row], true)).toMatchObject({ added: 0, changed: 0, removed: 0, matched: 1 });
    expect(await take(reviewer, ['8,Other,,,10.1000/other,0,Retraction,'], true)).toMatchObject({
      ...{ added: 1, removed: 1, matched: 1 },
    });
    const held = await noticesOf(libraryId);
    expect(held.find(({ id }) => id === stated?.id)).toMatchObject({ source: 'crossref', alsoSaidBy: null });
  });

  it('are one notice when the register comes first', async () => {
    const { curator, reviewer, libraryId } = await makeLibrary();
    await take(reviewer, [row]);
    await lookUpAndImport(curator, csl.DOI);
    expect(await noticesOf(libraryId)).toMatchObject([{ source: 'retraction-watch', alsoSaidBy: 'crossref' }]);
    expect(await statedEvents(libraryId)).toEqual([]);
  });

  it('are taken in where the register now says of this paper what it said of another', async () => {
    const { curator, reviewer, libraryId } = await makeLibrary();
    await take(reviewer, [row.replace(csl.DOI, '10.1000/mistaken')]);
    await lookUpAndImport(curator, csl.DOI);
    expect(await take(reviewer, [row])).toMatchObject({ added: 0, changed: 1, matched: 1 });
    const about = (await noticesOf(libraryId)).map(({ source, doi }) => [source, doi]);
    expect(about).toEqual([
      ['retraction-watch', csl.DOI],
      ['crossref', csl.DOI],
    ]);
  });
});
