import { afterAll, describe, expect, it } from 'vitest';
import { restoreCitations } from '#features/citations/commands/restore-citations.ts';
import { updateCitation } from '#features/citations/commands/update-citation.ts';
import { createNote } from '#features/citations/commands/write-notes.ts';
import { judgeLevel } from '#features/evidence/commands/judge-level.ts';
import { continueUndo, trashChunk, undoImport } from '#features/exchange/commands/undo-import.ts';
import { findImport } from '#features/exchange/queries/find-import.ts';
import { findUndoing } from '#features/exchange/queries/find-undoing.ts';
import { database, disconnect, type Transaction, transaction } from '#lib/database.ts';
import { findFormat } from '#lib/formats/formats.ts';
import { makeLibrary } from '../library.ts';
import { importText, ris } from './imported.ts';

afterAll(disconnect);

const paper = (n: number) => ({ TI: `Paper number ${n}`, DO: `10.1021/paper.${n}` });
const richer = (n: number) => ({ ...paper(n), AB: `Abstract ${n}.` });

describe('undo', () => {
  it('sends what a run created to the trash, once, and keeps its text', async () => {
    const { curator, libraryId } = await makeLibrary();
    const { id } = await importText(curator, ris(paper(1), paper(2)));
    expect(await undoImport(curator, id)).toEqual({ trashed: 2, changed: 0, reverted: 0, left: 0, goesOn: false });
    expect(await database().citation.count({ where: { libraryId, trashedAt: null } })).toBe(0);
    expect(await database().importRecord.count({ where: { libraryId, rawText: { contains: 'TI  - ' } } })).toBe(2);
    expect((await findImport(curator, id)).undoneAt).not.toBeNull();
    await expect(undoImport(curator, id)).rejects.toMatchObject({ kind: 'conflict' });
    const events = await database().event.findMany({ where: { libraryId, verb: 'import.undone' } });
    expect(events.map(({ details }) => details)).toEqual([{ trashed: 2, changed: 0, reverted: 0, left: 0 }]);
  });

  it('takes merges back, but none of a citation someone has changed since', async () => {
    const { curator, libraryId } = await makeLibrary();
    const first = await importText(curator, ris(paper(1), paper(2)));
    const { id } = await importText(curator, ris(richer(1), richer(2), paper(3)), 'merge');
    const changed = first.records[1]?.citationId ?? '';
    await updateCitation(curator, changed, 'any', { csl: { volume: '7' } });
    expect(await undoImport(curator, id)).toEqual({ trashed: 1, changed: 0, reverted: 1, left: 1, goesOn: false });
    const left = await database().citation.findMany({
      where: { libraryId, trashedAt: null },
      orderBy: { title: 'asc' },
    });
    expect(left.map(({ csl }) => csl)).toMatchObject([
      { title: 'Paper number 1' },
      { abstract: 'Abstract 2.', volume: '7' },
    ]);
    expect(left[0]?.csl).not.toHaveProperty('abstract');
  });

  it('tells how much of what it trashed had been worked on', async () => {
    const { curator, viewer } = await makeLibrary();
    await importText(curator, ris(paper(1)));
    const { id, records } = await importText(curator, ris(paper(2), paper(3), richer(1)), 'merge');
    await updateCitation(curator, records[0]?.citationId ?? '', 'any', { csl: { volume: '7' } });
    const counts = { trashed: 2, changed: 1, reverted: 1, left: 0 };
    expect(await undoImport(curator, id)).toEqual({ ...counts, goesOn: false });
    expect(await findUndoing(viewer, id)).toEqual(counts);
  });

  it('takes two merges into one citation off in turn', async () => {
    const { curator, libraryId } = await makeLibrary();
    await importText(curator, ris(paper(1)));
    const { id } = await importText(curator, ris(richer(1), { ...paper(1), VL: '7' }), 'merge');
    expect(await undoImport(curator, id)).toEqual({ trashed: 0, changed: 0, reverted: 2, left: 0, goesOn: false });
    const [citation] = await database().citation.findMany({ where: { libraryId } });
    expect(citation?.csl).not.toHaveProperty('abstract');
    expect(citation?.csl).not.toHaveProperty('volume');
  });

  it('merges notes and levels a citation lacks, and takes them back', async () => {
    const { curator, libraryId } = await makeLibrary();
    const { records } = await importText(curator, ris(paper(1), paper(2)));
    const [first, second] = records.map(({ citationId }) => citationId ?? '');
    await createNote(curator, first ?? '', { body: 'Read twice.' });
    await judgeLevel(curator, { citationId: second, level: { scheme: 'preclinical', code: 'P4' } });
    const brought = {
      levels: [{ scheme: 'preclinical', version: 'speciosa-1', code: 'P2' }],
      notes: ['Read twice.', 'Brought along.'],
    };
    const carrying = [1, 2].map((n) => ({
      csl: { type: 'article-journal', title: paper(n).TI, DOI: paper(n).DO },
      citationKey: `k${n}`,
      ...brought,
    }));
    const file = (await Array.fromAsync(findFormat('ris')?.write?.(carrying) ?? [])).join('');
    const { id } = await importText(curator, file, 'merge');
    const state = async () => ({
      notes: (await database().citationNote.findMany({ where: { libraryId, trashedAt: null } }))
        .map(({ citationId, body }) => `${citationId === first ? 1 : 2} ${body}`)
        .sort(),
      levels: (await database().citationLevel.findMany({ where: { libraryId } }))
        .map(({ citationId, code }) => `${citationId === first ? 1 : 2} ${code}`)
        .sort(),
    });
    expect(await state()).toEqual({
      notes: ['1 Brought along.', '1 Read twice.', '2 Brought along.', '2 Read twice.'],
      levels: ['1 P2', '2 P4'],
    });
    expect(await undoImport(curator, id)).toEqual({ trashed: 0, changed: 0, reverted: 2, left: 0, goesOn: false });
    expect(await state()).toEqual({ notes: ['1 Read twice.'], levels: ['2 P4'] });
  });

  it('reads the library once, though Postgres has not counted what the import brought', async () => {
    const { curator, libraryId } = await makeLibrary();
    const { id } = await importText(curator, ris(...Array.from({ length: 300 }, (_, n) => ({ TI: `Paper ${n}` }))));
    const read = await transaction(async (tx) => {
      // What this connection has read a moment before is among it.
      const before = await rowsRead(tx);
      expect(await trashChunk(tx, libraryId, id, new Date())).toHaveLength(300);
      return (await rowsRead(tx)) - before;
    });
    expect(read).toBeLessThan(300 * 20);
  });

  it('of a long run goes on in the background, and leaves what somebody restores meanwhile', async () => {
    const { curator, libraryId } = await makeLibrary();
    const { id } = await importText(curator, ris(...Array.from({ length: 5600 }, (_, n) => ({ TI: `Paper ${n}` }))));
    const live = () => database().citation.findMany({ where: { libraryId, trashedAt: null }, select: { id: true } });
    const counted = await database().$queryRaw`
      SELECT relname FROM pg_stat_user_tables WHERE relname IN ('citation', 'import_record') AND last_analyze IS NOT NULL ORDER BY relname`;
    expect(counted).toEqual([{ relname: 'citation' }, { relname: 'import_record' }]);
    expect(await undoImport(curator, id)).toMatchObject({ trashed: 5000, goesOn: true });
    expect(await live()).toHaveLength(600);
    const { id: back } = await database().citation.findFirstOrThrow({ where: { libraryId, title: 'Paper 7' } });
    await restoreCitations(curator, { ids: [back] });
    await Promise.all([continueUndo({ libraryId, runId: id }), continueUndo({ libraryId, runId: id })]);
    expect(await live()).toEqual([{ id: back }]);
  });

  it('is no viewer’s, and not another library’s owner’s', async () => {
    const { curator, viewer } = await makeLibrary();
    const { owner: stranger } = await makeLibrary();
    const { id } = await importText(curator, ris(paper(1)));
    await expect(undoImport(viewer, id)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(undoImport(stranger, id)).rejects.toMatchObject({ kind: 'not-found' });
  });
});

async function rowsRead(tx: Transaction): Promise<number> {
  const [read] = await tx.$queryRaw<{ rows: number }[]>`
    SELECT (seq_tup_read + idx_tup_fetch)::int AS rows FROM pg_stat_xact_user_tables WHERE relname = 'citation'`;
  return read?.rows ?? 0;
}
