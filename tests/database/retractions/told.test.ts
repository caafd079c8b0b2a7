import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { cliActor } from '#features/accounts/cli-actor.ts';
import { verifyChains } from '#features/activity/queries.ts';
import { sentenceText } from '#features/activity/sentence.ts';
import { createCitation } from '#features/citations/commands/create-citation.ts';
import { restoreCitations } from '#features/citations/commands/restore-citations.ts';
import { trashCitations } from '#features/citations/commands/trash-citations.ts';
import { updateCitation } from '#features/citations/commands/update-citation.ts';
import { createClaim } from '#features/claims/commands/create-claim.ts';
import { submitClaim } from '#features/claims/commands/submit-claim.ts';
import { mergeCitations } from '#features/duplicates/commands/merge-citations.ts';
import { submitFinding } from '#features/findings/commands/submit-finding.ts';
import { importNotices } from '#features/retractions/commands/import-notices.ts';
import { followSubject } from '#features/reviews/commands/follow.ts';
import { countNotifications, listNotifications, listUnmailed } from '#features/reviews/queries/notifications.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { database, disconnect } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import { closeQueue } from '#lib/queue.ts';
import { copy, makePair } from '../duplicates/pairs.ts';
import { importText } from '../exchange/imported.ts';
import { draft, type FindingLibrary, makeFindingLibrary } from '../findings/finding-library.ts';

let library: FindingLibrary;
let citationId: string;
let findingId: string;
beforeEach(async () => {
  library = await makeFindingLibrary();
  const csl = { type: 'article-journal', title: 'A doubtful paper', DOI: '10.1234/doubtful', PMID: '41000001' };
  citationId = (await createCitation(library.owner, { csl })).id;
  findingId = await draft({ ...library, citationId }, library.curator);
  await submitFinding(library.curator, findingId);
});
afterAll(() => Promise.all([closeQueue(), disconnect()]));

async function claimOfAnother(): Promise<string> {
  const links = [{ finding: findingId, relation: 'supports' }];
  const claim = { statement: 'It binds.', summary: 'It does.', links };
  const { id } = await createClaim(library.otherCurator, claim);
  await submitClaim(library.otherCurator, id);
  return id;
}

const head =
  'Record ID,Title,RetractionDate,RetractionDOI,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason';
const row = (nature: string, day = '1/2/2021') =>
  `1,A doubtful paper,${day},10.1234/notice,10.1234/doubtful,0,${nature},+Fake`;
const bytesOf = (rows: string[]) => [new TextEncoder().encode([head, ...rows].join('\n'))];
const take = (...rows: string[]) => importNotices(library.reviewer, { bytes: bytesOf(rows) });
const takeWhole = (...rows: string[]) => importNotices(library.reviewer, { bytes: bytesOf(rows), whole: true });
const toldTo = async (viewer: LibraryActor) =>
  (await listNotifications(viewer)).items.filter(({ verb }) => verb.startsWith('retraction.')).map(sentenceText);
const nbib = 'PMID- 41000001\nTI  - A doubtful paper\nRIN - J Pain. 2021 Jan 4;22(1):9. PMID: 41000002\n';

describe('a retraction is told', () => {
  it('to the curators of the finding and of the claim that rest on the paper, once, and to no one else', async () => {
    await claimOfAnother();
    await take(row('Retraction'));
    const label = (await database().finding.findFirstOrThrow({ where: { id: findingId } })).label;
    const sentence = `learnt from Retraction Watch that “A doubtful paper” was retracted (2021-01-02): finding ${label} and claim It binds. rest on it`;
    expect(await toldTo(library.curator)).toEqual([sentence]);
    expect(await toldTo(library.otherCurator)).toEqual([sentence]);
    expect(await toldTo(library.viewer)).toEqual([]);
    expect(await toldTo(library.owner)).toEqual([]);
    expect(await countNotifications(library.otherCurator)).toBe(1);
    expect((await listUnmailed(library.curator)).map(({ verb }) => verb)).toContain('retraction.noticed');
    await take(row('Retraction'));
    expect(await toldTo(library.curator)).toHaveLength(1);
  });

  it('to who follows the paper or what rests on it, and not to who turned that off', async () => {
    await followSubject(library.viewer, { type: 'citation', id: citationId }, true);
    await followSubject(library.otherReviewer, { type: 'finding', id: findingId }, true);
    await followSubject(library.curator, { type: 'finding', id: findingId }, false);
    await take(row('Retraction'));
    expect(await toldTo(library.viewer)).toHaveLength(1);
    expect(await toldTo(library.otherReviewer)).toHaveLength(1);
    expect(await toldTo(library.curator)).toEqual([]);
  });

  it('to who brought it along without looking, who hears nothing else of what rests on the paper for that', async () => {
    await importText(library.otherCurator, nbib);
    expect(await toldTo(library.curator)).toMatchObject([expect.stringContaining('learnt from an imported file')]);
    expect(await toldTo(library.otherCurator)).toEqual([]);
    await claimOfAnother();
    await take('2,A doubtful paper,1/2/2022,10.1234/other,10.1234/doubtful,0,Correction,');
    expect(await toldTo(library.otherCurator)).toHaveLength(1);
    await importText(library.curator, nbib.replace('RIN', 'ECI').replace('41000002', '41000003'));
    expect(await toldTo(library.curator)).toMatchObject([
      expect.stringContaining('an expression of concern was published about “A doubtful paper” (2021-01-04): check'),
      expect.stringContaining('was corrected (2022-01-02): check again finding'),
      expect.stringContaining('was retracted'),
    ]);
  });

  it('again when the notice becomes another, and when it becomes again what it was', async () => {
    for (const nature of ['Retraction', 'Correction', 'Retraction']) await take(row(nature));
    const told = await toldTo(library.curator);
    expect(told.map((sentence) => /was (\w+)/.exec(sentence)?.[1])).toEqual(['retracted', 'corrected', 'retracted']);
    await take(row('Retraction', '1/3/2021'));
    expect(await toldTo(library.curator)).toHaveLength(3);
  });

  it('when the paper gets its number after the notice, or comes out of the trash', async () => {
    await updateCitation(library.owner, citationId, 'any', { csl: { DOI: null } });
    await take(row('Retraction'));
    expect(await toldTo(library.curator)).toEqual([]);
    await updateCitation(library.owner, citationId, 'any', { csl: { DOI: '10.1234/doubtful' } });
    expect(await toldTo(library.curator)).toHaveLength(1);
    await trashCitations(library.owner, { ids: [citationId] });
    await take(row('Retraction'), '2,A doubtful paper,1/2/2022,10.1234/other,10.1234/doubtful,0,Correction,');
    expect(await toldTo(library.curator)).toHaveLength(1);
    await restoreCitations(library.owner, { ids: [citationId] });
    expect(await toldTo(library.curator)).toHaveLength(2);
  });

  it('without a word on drafts, which are their author’s alone', async () => {
    const draftId = await draft({ ...library, citationId }, library.otherCurator);
    await take(row('Retraction'));
    const subjects = await database().eventSubject.findMany({ where: { libraryId: library.libraryId, id: draftId } });
    expect(subjects).toEqual([]);
    const told = await database().event.findFirstOrThrow({
      where: { libraryId: library.libraryId, verb: 'retraction.noticed' },
      orderBy: { at: 'desc' },
    });
    expect(told.details).toMatchObject({ rests: [{ type: 'finding', id: findingId }], others: 0 });
  });

  it('and so is that the register no longer has it, but not where another still says so', async () => {
    await take(row('Retraction'));
    const other = '9,Another,,,10.1234/another,0,Retraction,';
    await takeWhole(other);
    expect(await toldTo(library.curator)).toMatchObject([
      expect.stringMatching(
        /^learnt that Retraction Watch no longer says that “A doubtful paper” was retracted .+: finding .+ rests on it$/,
      ),
      expect.stringContaining('learnt from Retraction Watch that'),
    ]);
    await importText(library.otherCurator, nbib);
    await take(row('Retraction'));
    await takeWhole(other);
    expect(await toldTo(library.curator)).toHaveLength(3);
    expect(await toldTo(library.otherCurator)).toEqual([]);
  });

  it('when the paper gets its number by a merge', async () => {
    const { reviewer, viewer, pairId, leftId } = await makePair();
    await followSubject(viewer, { type: 'citation', id: leftId }, true);
    const notice = `1,A copy,1/2/2021,10.1234/notice,${copy.DOI},0,Retraction,+Fake`;
    await importNotices(reviewer, { bytes: bytesOf([notice]) });
    expect(await toldTo(viewer)).toEqual([]);
    await mergeCitations(reviewer, pairId, { keep: 'left' });
    expect(await toldTo(viewer)).toHaveLength(1);
  });
});

it('of thousands at once, an event each, in one chain', async () => {
  const { libraryId } = library;
  const count = 2300;
  const papers = Array.from({ length: count }, (_, at) => {
    const csl = { type: 'article-journal', title: `Paper ${at}`, DOI: `10.5555/${at}` };
    return { libraryId, id: newId(), key: `many-${at}`, csl, type: csl.type, title: csl.title, doi: csl.DOI };
  });
  await database().citation.createMany({ data: papers });
  const rows = papers.map(
    ({ title, doi }, at) => `${at + 10},${title},1/2/2021,10.1234/n${at},${doi},0,Retraction,+Fake`,
  );
  expect(await take(...rows)).toMatchObject({ added: count, matched: count });
  expect(await database().event.count({ where: { libraryId, verb: 'retraction.noticed' } })).toBe(count);
  const chain = (await verifyChains(cliActor)).find((one) => one.libraryId === libraryId);
  expect(chain?.broken ?? null).toBeNull();
});
