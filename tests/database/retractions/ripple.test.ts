import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCitation } from '#features/citations/commands/create-citation.ts';
import { findCitation } from '#features/citations/queries/find-citation.ts';
import { listCitationAnswers, listCitations } from '#features/citations/queries/list-citations.ts';
import { requireFilters } from '#features/citations/queries/read-filters.ts';
import { createClaim } from '#features/claims/commands/create-claim.ts';
import { submitClaim } from '#features/claims/commands/submit-claim.ts';
import { printClaims } from '#features/claims/queries/export-claims.ts';
import { findClaim } from '#features/claims/queries/find-claim.ts';
import { listClaims, requireClaimFilters } from '#features/claims/queries/list-claims.ts';
import { exportRecords } from '#features/exchange/queries/export-records.ts';
import { submitFinding } from '#features/findings/commands/submit-finding.ts';
import { findFinding } from '#features/findings/queries/find-finding.ts';
import { listFindings, requireFindingFilters } from '#features/findings/queries/list-findings.ts';
import { checkAgain } from '#features/retractions/commands/check-again.ts';
import { importNotices } from '#features/retractions/commands/import-notices.ts';
import { listNoticed } from '#features/retractions/queries.ts';
import { database, disconnect } from '#lib/database.ts';
import { closeQueue } from '#lib/queue.ts';
import { draft, type FindingLibrary, makeFindingLibrary } from '../findings/finding-library.ts';

let library: FindingLibrary;
let citationId: string;
let claimId: string;
let findingId: string;
beforeAll(async () => {
  library = await makeFindingLibrary();
  const csl = { type: 'article-journal', title: 'A doubtful paper', DOI: '10.1234/Doubtful', PMID: '41000001' };
  citationId = (await createCitation(library.curator, { csl })).id;
  findingId = await draft({ ...library, citationId }, library.curator);
  await submitFinding(library.curator, findingId);
  const links = [{ finding: findingId, relation: 'supports' }];
  claimId = (await createClaim(library.curator, { statement: 'It binds.', summary: 'It does.', links })).id;
  await submitClaim(library.curator, claimId);
});
afterAll(() => Promise.all([closeQueue(), disconnect()]));

const head =
  'Record ID,Title,RetractionDate,RetractionDOI,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason';
const take = (rows: string[], whole = false) =>
  importNotices(library.reviewer, { bytes: [new TextEncoder().encode([head, ...rows].join('\n'))], whole });
const filters = () => requireFilters(library.viewer, new URLSearchParams('is=retracted'));
const claims = async (query: string) =>
  (await listClaims(library.viewer, requireClaimFilters(new URLSearchParams(query)))).items.map(({ id }) => id);

describe('a notice', () => {
  it('that only corrects asks for another look, and flags nothing', async () => {
    const imported = await take([
      '1,A doubtful paper,1/2/2020,10.1234/notice,10.1234/DOUBTFUL,0,Correction,+Typo',
      '2,Other,,,unavailable,0,Retraction,',
    ]);
    expect(imported).toMatchObject({ added: 1, changed: 0, matched: 1, problemCount: 1 });
    expect(await findClaim(library.viewer, claimId)).toMatchObject({
      retracted: false,
      recheck: [{ nature: 'correction' }],
    });
    expect(await claims('is=recheck')).toEqual([claimId]);
    expect(await claims('is=retracted')).toEqual([]);
    expect((await listCitations(library.viewer, await filters())).total).toBe(0);
    expect(await findFinding(library.viewer, findingId)).toMatchObject({ recheck: [{ nature: 'correction' }] });
    const [notice] = (await findClaim(library.viewer, claimId)).recheck;
    await checkAgain(
      library.curator,
      notice?.id ?? '',
      { type: 'claim', id: claimId },
      { note: 'A name was misspelt.' },
    );
    expect(await claims('is=recheck')).toEqual([]);
  });

  it('that retracts ripples to the citation, the claim, the lists and what is exported', async () => {
    expect(
      await take(['1,A doubtful paper,1/2/2021,10.1234/notice,10.1234/doubtful,0,Retraction,+Fake']),
    ).toMatchObject({
      ...{ added: 0, changed: 1, matched: 1 },
    });
    const record = await findCitation(library.viewer, citationId);
    expect(record.retraction).toMatchObject({
      state: 'retracted',
      notices: [{ date: '2021-01-02', matchedBy: 'doi' }],
    });
    const answers = await listCitationAnswers(library.viewer, await filters());
    expect(answers.items).toMatchObject([{ id: citationId, retraction: { state: 'retracted' } }]);
    const claim = await findClaim(library.viewer, claimId);
    expect(claim).toMatchObject({ retracted: true, recheck: [], balance: [] });
    expect(await claims('is=retracted')).toEqual([claimId]);
    expect((await findFinding(library.viewer, findingId)).retraction?.state).toBe('retracted');
    const found = await requireFindingFilters(library.viewer, new URLSearchParams('is=retracted'));
    expect((await listFindings(library.viewer, found)).items.map(({ id }) => id)).toEqual([findingId]);
    for await (const { notes } of exportRecords(library.viewer, await filters())) {
      expect(notes?.[0]).toBe('RETRACTED 2021-01-02 (notice 10.1234/notice)');
    }
    const { body } = await printClaims(library.viewer, [claim], { format: 'markdown', title: '' });
    expect(String(body).match(/RETRACTED 2021-01-02/g)?.length).toBeGreaterThan(1);
    expect((await listNoticed(library.viewer)).items).toMatchObject([{ id: citationId }]);
  });

  it('that reinstates undoes it, and so does one that leaves the register', async () => {
    const retraction = '1,A doubtful paper,1/2/2021,10.1234/notice,10.1234/doubtful,0,Retraction,+Fake';
    await take([retraction, '3,A doubtful paper,1/2/2022,,,41000001,Reinstatement,']);
    expect((await findCitation(library.viewer, citationId)).retraction?.state).toBe('reinstated');
    const claim = await findClaim(library.viewer, claimId);
    expect(claim.retracted).toBe(false);
    expect(claim.balance).toHaveLength(1);
    expect(await take([retraction], true)).toMatchObject({ removed: 1 });
    expect((await findClaim(library.viewer, claimId)).retracted).toBe(true);
    expect(await take(['9,Another,,,10.1234/another,0,Retraction,'], true)).toMatchObject({
      added: 1,
      removed: 1,
      matched: 0,
    });
    expect((await findCitation(library.viewer, citationId)).retraction).toBeNull();
  });

  it('is taken in by a reviewer, twice without a change without an event', async () => {
    await expect(importNotices(library.curator, { bytes: [] })).rejects.toMatchObject({ kind: 'forbidden' });
    const where = { libraryId: library.libraryId, verb: 'retraction.imported' };
    const before = await database().event.count({ where });
    expect(await take(['9,Another,,,10.1234/another,0,Retraction,'])).toMatchObject({
      added: 0,
      changed: 0,
      removed: 0,
    });
    expect(await database().event.count({ where })).toBe(before);
  });
});
