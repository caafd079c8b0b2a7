import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkImport } from '#features/exchange/commands/check-import.ts';
import { continueImport } from '#features/exchange/commands/continue-import.ts';
import { cancelImport, runImport } from '#features/exchange/commands/start-import.ts';
import { undoImport } from '#features/exchange/commands/undo-import.ts';
import { createImport } from '#features/exchange/commands/upload-import.ts';
import { runImportInBackground } from '#features/exchange/jobs.ts';
import { findImport, listImportRecords, listImports } from '#features/exchange/queries/find-import.ts';
import { listRecordProblems } from '#features/exchange/queries/list-record-problems.ts';
import { tryImport } from '#features/exchange/queries/try-import.ts';
import { type DuplicatePolicy, duplicatePolicies } from '#features/exchange/schema.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { database, disconnect } from '#lib/database.ts';
import { env, provideEnv } from '#lib/env.ts';
import { makeLibrary } from '../library.ts';
import { bytesOf, importText, ris, uploadAndCheck } from './imported.ts';

afterAll(disconnect);

const many = (count: number) =>
  ris(...Array.from({ length: count }, (_, n) => ({ TI: `Paper number ${n} of many`, DO: `10.1021/paper.${n}` })));
const broken =
  '[{"type":"article-journal","title":"One"},\n{"type":"article-journal","title":},\n{"type":"book","title":"Two"}]';

describe('a check', () => {
  it('writes verdicts and waits; the library stays as it was', async () => {
    const { curator, libraryId } = await makeLibrary();
    const id = await uploadAndCheck(curator, ris({ TI: 'One' }, { TI: 'Two' }));
    expect(await findImport(curator, id)).toMatchObject({
      status: 'CHECKED',
      counts: { total: 2, new: 2, created: 0 },
    });
    expect(await database().citation.count({ where: { libraryId } })).toBe(0);
    expect(await database().importRecord.findFirst({ where: { libraryId, index: 1 } })).toMatchObject({
      line: 5,
      rawText: 'TY  - JOUR\nTI  - Two\nER  - ',
    });
  });

  it('made twice says the same once', async () => {
    const { curator, libraryId } = await makeLibrary();
    const { id } = await createImport(curator, {
      bytes: bytesOf(many(3)),
      fileName: null,
      format: 'ris',
      duplicates: null,
    });
    await Promise.all([checkImport({ libraryId, runId: id }), checkImport({ libraryId, runId: id })]);
    await checkImport({ libraryId, runId: id });
    expect(await findImport(curator, id)).toMatchObject({ status: 'CHECKED', counts: { total: 3, new: 3 } });
    expect(await listImportRecords(curator, id)).toHaveLength(3);
  });

  it('lists the records of a verdict alone, and what is wrong with each', async () => {
    const { curator } = await makeLibrary();
    const id = await uploadAndCheck(curator, `TY  - JOUR\nER  - \n\n${ris({ TI: 'One' })}TY  - JOUR\nER  - \n`);
    const records = await listImportRecords(curator, id, { from: 1, limit: 5, verdict: 'broken' });
    expect(records.map(({ index }) => index)).toEqual([2]);
    const problems = await listRecordProblems(curator, id, records);
    expect([...problems]).toMatchObject([
      [2, [{ line: 8, severity: 'error', message: expect.stringContaining('type') }]],
    ]);
  });

  it('counts a record once that comes long after its error', async () => {
    const { curator } = await makeLibrary();
    const others = Array.from({ length: 600 }, (_, n) => `@article{k${n}, title = {Paper ${n}}}\n`).join('');
    const child = '@inproceedings{child, title = {A child}, crossref = {parent}\n';
    const id = await uploadAndCheck(curator, `${child}${others}@proceedings{parent, title = {A parent}}\n`, 'bibtex');
    const { counts, status } = await findImport(curator, id);
    expect({ counts, status }).toMatchObject({ status: 'CHECKED', counts: { total: 602, broken: 0 } });
  });

  it('refuses what is empty or no bibliography, at once and in words', async () => {
    const { curator } = await makeLibrary();
    const upload = (text: string) =>
      createImport(curator, { bytes: bytesOf(text), fileName: 'x', format: 'auto', duplicates: null });
    await expect(upload(' \n')).rejects.toMatchObject({ status: 422, message: /nothing in it/ });
    await expect(upload('Dear reader,\nall is well.')).rejects.toMatchObject({ status: 422, message: /none of/ });
    expect(await listImports(curator)).toEqual([]);
  });
});

describe('a run', () => {
  it('brings in the good records of a broken file, and says where the others are', async () => {
    const { curator } = await makeLibrary();
    const { status, counts, problems } = await importText(curator, broken);
    expect({ status, counts }).toMatchObject({
      status: 'DONE',
      counts: { total: 3, new: 2, broken: 1, created: 2, failed: 1 },
    });
    expect(problems).toMatchObject([{ index: 1, line: 2, severity: 'error' }]);
  });

  it('goes on after a crash with no record twice', async () => {
    const { curator, libraryId } = await makeLibrary();
    const id = await uploadAndCheck(curator, many(2200));
    await runImport(curator, id, 'skip');
    const job = { libraryId, runId: id };
    await expect(continueImport(job, AbortSignal.abort())).rejects.toThrow();
    expect(await findImport(curator, id)).toMatchObject({ status: 'RUNNING', counts: { created: 1500 } });
    await Promise.all([continueImport(job), continueImport(job)]);
    expect(await findImport(curator, id)).toMatchObject({ status: 'DONE', counts: { created: 2200, failed: 0 } });
    expect(await database().citation.count({ where: { libraryId } })).toBe(2200);
    const events = await database().event.findMany({ where: { libraryId, verb: 'import.recordsAdded' } });
    expect(events.map(({ details }) => Number((details as { count: number }).count)).reduce((a, b) => a + b)).toBe(
      2200,
    );
  });

  it('keeps the order of the file and gives no key or DOI twice, though chunks come side by side', async () => {
    const { curator, libraryId } = await makeLibrary();
    const same = { AU: 'Doe, Jane', PY: '2020', DO: '10.1021/same' };
    const text = ris(...Array.from({ length: 2000 }, (_, n) => ({ ...same, TI: `Paper ${n}`, T2: `Journal ${n}` })));
    await importText(curator, text, 'create');
    const rows = await database().citation.findMany({
      where: { libraryId },
      orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
    });
    expect(rows.map(({ title }) => title)).toEqual(Array.from({ length: 2000 }, (_, n) => `Paper ${n}`));
    expect(new Set(rows.map(({ key }) => key)).size).toBe(2000);
    expect(rows.filter(({ doi }) => doi !== null)).toHaveLength(1);
  });

  it('stops when it is cancelled; what it brought can be undone', async () => {
    const { curator, libraryId } = await makeLibrary();
    const id = await uploadAndCheck(curator, many(1600));
    await runImport(curator, id, 'skip');
    await expect(continueImport({ libraryId, runId: id }, AbortSignal.abort())).rejects.toThrow();
    await cancelImport(curator, id);
    await continueImport({ libraryId, runId: id });
    expect(await findImport(curator, id)).toMatchObject({ status: 'CANCELLED', counts: { created: 1500 } });
    await expect(runImport(curator, id, 'skip')).rejects.toMatchObject({ kind: 'conflict' });
  });

  it('ends in words when whoever started it may not import any more', async () => {
    const { curator, libraryId } = await makeLibrary();
    const id = await uploadAndCheck(curator, many(1));
    await runImport(curator, id, 'skip');
    await database().membership.deleteMany({ where: { libraryId, userId: curator.userId ?? '' } });
    await runImportInBackground({ libraryId, runId: id });
    expect(await findImport(curator, id)).toMatchObject({
      status: 'FAILED',
      failure: expect.stringMatching(/no member/),
    });
    expect(await database().citation.count({ where: { libraryId } })).toBe(0);
  });

  it('says what to do when the worker does not find the file', async () => {
    const { curator, libraryId } = await makeLibrary();
    const upload = { bytes: bytesOf(ris({ TI: 'A' })), fileName: 'x.ris', format: 'auto', duplicates: null };
    const { id } = await createImport(curator, upload);
    const { DATA_DIR } = env();
    provideEnv({ DATA_DIR: join(tmpdir(), 'speciosa-of-another-worker') });
    await checkImport({ libraryId, runId: id }).finally(() => provideEnv({ DATA_DIR }));
    const { status, failure } = await findImport(curator, id);
    expect(status).toBe('FAILED');
    expect(failure).toMatch(/must share one DATA_DIR, or be given the same S3_\* bucket: .* Then upload it again/);
  });
});

describe('a run whose duplicates are decided beforehand', () => {
  const upload = async (actor: LibraryActor, text: string, duplicates: DuplicatePolicy) => {
    const { id } = await createImport(actor, { bytes: bytesOf(text), fileName: 'x.ris', format: 'auto', duplicates });
    return { libraryId: actor.library.id, runId: id };
  };
  const become = async (actor: LibraryActor, runId: string) => {
    const records = await listImportRecords(actor, runId, { limit: 5000 });
    return records.map(({ citationId, duplicateOf, citation, ...record }) => {
      return { ...record, isCitation: citationId !== null, of: duplicateOf?.title, key: citation?.key };
    });
  };

  it.each(duplicatePolicies)('does what check and choice do: %s', async (policy) => {
    const papers = Array.from({ length: 1300 }, (_, n) => ({
      TI: `Paper number ${n} of many`,
      DO: `10.1021/p.${n}`,
      PY: '2020',
    }));
    const again = { TI: 'Paper number 7 of many', DO: '10.1021/p.7', PY: '2020', VL: '12', KW: 'again' };
    const held = { TI: 'Paper of the library', DO: '10.1021/held', PY: '2019' };
    const alike = { TI: 'Paper of the library', PY: '2019' };
    const text = `${ris(...papers, again, held, alike)}TY  - JOUR\nER  - \n\n${ris({ ...again, IS: '3' }, { TI: 'The last' })}`;
    const [first, second] = [await makeLibrary(), await makeLibrary()];
    for (const { curator } of [first, second]) await importText(curator, ris(held));
    const { id, ...reviewed } = await importText(first.curator, text, policy);
    const job = await upload(second.curator, text, policy);
    await checkImport(job);
    await continueImport(job);
    const direct = await findImport(second.curator, job.runId);
    expect(direct.counts).toEqual(reviewed.counts);
    expect(direct.problems.map(({ message }) => message)).toEqual(reviewed.problems.map(({ message }) => message));
    expect(await become(second.curator, job.runId)).toEqual(await become(first.curator, id));
  });

  it('goes on after a crash with no record twice, in the order of the file', async () => {
    const { curator, libraryId } = await makeLibrary();
    const job = await upload(curator, `${many(2200)}TY  - JOUR\nER  - \n`, 'skip');
    await expect(checkImport(job, AbortSignal.abort())).rejects.toThrow();
    expect(await findImport(curator, job.runId)).toMatchObject({ status: 'UPLOADED', counts: { created: 1500 } });
    await Promise.all([checkImport(job), checkImport(job)]);
    await checkImport(job);
    await continueImport(job);
    const run = await findImport(curator, job.runId);
    expect(run).toMatchObject({ status: 'DONE', counts: { total: 2201, new: 2200, created: 2200, failed: 1 } });
    expect(run.problems).toHaveLength(1);
    const rows = await database().citation.findMany({
      where: { libraryId },
      orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
    });
    expect(rows.map(({ title }) => title)).toEqual(Array.from({ length: 2200 }, (_, n) => `Paper number ${n} of many`));
    await undoImport(curator, job.runId);
    expect(await database().citation.count({ where: { libraryId, trashedAt: null } })).toBe(0);
  });

  it('stops when it is cancelled', async () => {
    const { curator } = await makeLibrary();
    const job = await upload(curator, many(1600), 'create');
    await expect(checkImport(job, AbortSignal.abort())).rejects.toThrow();
    await cancelImport(curator, job.runId);
    await checkImport(job);
    await continueImport(job);
    expect(await findImport(curator, job.runId)).toMatchObject({ status: 'CANCELLED', counts: { created: 1500 } });
  });
});

describe('a dry run', () => {
  it('says what would happen and writes nothing at all', async () => {
    const { curator, libraryId } = await makeLibrary();
    const held = await importText(
      curator,
      JSON.stringify([{ type: 'article-journal', title: 'Two', DOI: '10.1021/x' }]),
    );
    const seen = () =>
      Promise.all([
        database().importRun.count({ where: { libraryId } }),
        database().importRecord.count({ where: { libraryId } }),
        database().event.count({ where: { libraryId } }),
        readdir(join(env().DATA_DIR, 'files'), { recursive: true }),
      ]);
    const before = await seen();
    const file = broken.replace('"Two"', '"Two", "DOI":"10.1021/X"');
    const { id, counts, records } = await tryImport(curator, { bytes: bytesOf(file), format: 'auto', fileName: null });
    expect(id).toBeNull();
    expect(counts).toMatchObject({ total: 3, new: 1, duplicate: 1, broken: 1, created: 0 });
    expect(records).toMatchObject([
      { index: 0, line: 1, status: 'new', duplicateOf: null, csl: { title: 'One' } },
      { index: 1, line: 2, status: 'broken', duplicateOf: null, csl: null },
      { index: 2, line: 3, status: 'duplicate', duplicateOf: held.records[0]?.citationId },
    ]);
    expect(await seen()).toEqual(before);
  });
});

describe('who may', () => {
  it('viewers read runs and start none', async () => {
    const { curator, viewer } = await makeLibrary();
    const id = await uploadAndCheck(curator, many(1));
    expect(await findImport(viewer, id)).toMatchObject({ status: 'CHECKED' });
    const refused = { kind: 'forbidden' };
    const upload = { bytes: bytesOf(many(1)), fileName: null, format: 'ris', duplicates: null };
    await expect(createImport(viewer, upload)).rejects.toMatchObject(refused);
    await expect(tryImport(viewer, upload)).rejects.toMatchObject(refused);
    await expect(runImport(viewer, id, 'skip')).rejects.toMatchObject(refused);
    await expect(cancelImport(viewer, id)).rejects.toMatchObject(refused);
  });

  it('another library’s runs are not found', async () => {
    const { curator } = await makeLibrary();
    const { owner: stranger } = await makeLibrary();
    const id = await uploadAndCheck(curator, many(1));
    const missing = { kind: 'not-found' };
    await expect(findImport(stranger, id)).rejects.toMatchObject(missing);
    await expect(runImport(stranger, id, 'skip')).rejects.toMatchObject(missing);
    await expect(cancelImport(stranger, id)).rejects.toMatchObject(missing);
    expect(await listImportRecords(stranger, id)).toEqual([]);
    expect(await listImports(stranger)).toEqual([]);
  });
});
