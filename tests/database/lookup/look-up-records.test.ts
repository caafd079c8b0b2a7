import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkImport } from '#features/exchange/commands/check-import.ts';
import { findImport, listImportRecords, listImports } from '#features/exchange/queries/find-import.ts';
import { lookUpRecords } from '#features/lookup/commands/look-up-records.ts';
import { listMisses } from '#features/lookup/queries/list-misses.ts';
import { database, disconnect } from '#lib/database.ts';
import { provideEnv } from '#lib/env.ts';
import { answerAs } from '../../unit/lookup/answers.ts';
import { serviceServer } from '../../unit/lookup/service-server.ts';
import { importText, ris } from '../exchange/imported.ts';
import { makeLibrary } from '../library.ts';

let server: Awaited<ReturnType<typeof serviceServer>>;
beforeAll(async () => {
  server = await serviceServer(answerAs);
  const at = (name: string) => `${server.base}/${name}`;
  provideEnv({
    LOOKUP_ORDER: 'crossref,europepmc',
    CROSSREF_URL: at('crossref'),
    EUROPEPMC_URL: at('europepmc'),
  });
});
beforeEach(() => database().lookupAnswer.deleteMany());
afterAll(async () => {
  await server.close();
  await disconnect();
});

const paste = 'https://doi.org/10.1021/JACS.6b00360\n10.1000/untitled\n10.1000/none\nPMC5189718';

describe('a lookup', () => {
  it('becomes an import whose check says what is new, and lists what was not found', async () => {
    const { curator, libraryId } = await makeLibrary();
    const { answers, importId } = await lookUpRecords(curator, { text: paste, import: true });
    expect(answers.map(({ service }) => service)).toEqual(['crossref', 'crossref', null, 'europepmc']);
    await checkImport({ libraryId, runId: importId ?? '' });
    expect(await findImport(curator, importId ?? '')).toMatchObject({
      status: 'CHECKED',
      format: 'csl-json',
      fileName: 'Lookup of 4 identifiers',
      counts: { total: 3, new: 2, duplicate: 1, broken: 0 },
    });
    const records = await listImportRecords(curator, importId ?? '');
    expect(records.map(({ verdict, duplicateBy }) => [verdict, duplicateBy])).toEqual([
      ['new', null],
      ['new', null],
      ['duplicate', 'doi'],
    ]);
    expect(await listMisses(curator, importId ?? '')).toEqual([
      { kind: 'doi', written: '10.1000/none', reason: 'Not known to Crossref or Europe PMC.' },
    ]);
  });

  it('knows the citations of the library again', async () => {
    const { curator, libraryId } = await makeLibrary();
    await importText(curator, ris({ TI: 'One', DO: '10.1021/jacs.6b00360' }));
    const { importId } = await lookUpRecords(curator, { text: '10.1021/jacs.6b00360', import: true });
    await checkImport({ libraryId, runId: importId ?? '' });
    expect(await findImport(curator, importId ?? '')).toMatchObject({ counts: { new: 0, duplicate: 1 } });
  });

  it('asks once, and again only when nothing was known', async () => {
    const { curator } = await makeLibrary();
    const first = await lookUpRecords(curator, { text: paste });
    const before = server.asked.length;
    expect(await lookUpRecords(curator, { text: paste })).toEqual(first);
    expect(server.asked.length).toBe(before);
    // Yesterday's "nothing known" is asked again; last month's record too.
    await database().lookupAnswer.updateMany({ data: { fetchedAt: new Date(Date.now() - 2 * 86_400_000) } });
    await lookUpRecords(curator, { text: paste });
    expect(server.asked.slice(before).map(({ pathname }) => pathname)).toEqual([
      '/crossref/works/10.1000%2Fnone',
      '/europepmc/search',
    ]);
  });

  it('keeps nothing of a service that failed', async () => {
    const { curator } = await makeLibrary();
    const { answers } = await lookUpRecords(curator, { text: '10.1000/broken' });
    expect(answers[0]?.reason).toBe('Crossref has a fault of its own (500).');
    expect(await database().lookupAnswer.count({ where: { service: 'crossref' } })).toBe(0);
  });

  it('makes no import of nothing, and none unless asked to', async () => {
    const { curator } = await makeLibrary();
    expect((await lookUpRecords(curator, { text: '10.1000/none', import: true })).importId).toBeNull();
    expect((await lookUpRecords(curator, { text: paste })).importId).toBeNull();
    expect(await listImports(curator)).toEqual([]);
  });

  it('refuses viewers, nothing, and too much', async () => {
    const { viewer, curator } = await makeLibrary();
    await expect(lookUpRecords(viewer, { text: paste })).rejects.toMatchObject({ status: 403 });
    await expect(lookUpRecords(curator, { text: ' \n ' })).rejects.toMatchObject({ errors: [{ pointer: '/text' }] });
    const many = Array.from({ length: 501 }, (_, n) => `10.1000/${n}`).join('\n');
    await expect(lookUpRecords(curator, { text: many })).rejects.toMatchObject({ status: 400, message: /501; 500/ });
  });
});
