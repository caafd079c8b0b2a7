import { recordEvent } from '#features/activity/commands.ts';
import { announceAdded } from '#features/citations/commands/announce-added.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { isCollision, transaction } from '#lib/database.ts';
import { inTurn } from '#lib/in-turn.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { sideBySide } from '#lib/side-by-side.ts';
import type { ImportJob } from '../import-jobs.ts';
import { findImportActor } from '../queries/find-import-actor.ts';
import { RecentlyChosen } from '../recently-chosen.ts';
import {
  type ImportPart,
  importRecords,
  lanes,
  mostTries,
  type Outcome,
  settleChunk,
  takeChunk,
  writeOutcomes,
} from './import-chunk.ts';
import { ImportUpkeep, upkeepAfter } from './import-upkeep.ts';
import { holdRunning, lockRun, runSubject } from './start-import.ts';
import { addCounts } from './write-checked.ts';

/**
 * Brings a run's records into the library, a chunk a transaction. What is done has its outcome, so that after a crash the next call goes on where the last
 * commits were, with no record twice. The worker's half of `runImport`.
 */
export async function continueImport({ libraryId, runId }: ImportJob, signal?: AbortSignal): Promise<void> {
  const actor = await findImportActor(libraryId, runId);
  authoriseInLibrary(actor, 'import.run');
  // What an ended worker has left half done is free again when its connection is found dead.
  do {
    await importSideBySide(actor, runId, signal);
    await importAll(actor, runId, 'merges', { signal });
  } while (!(await finish(actor, runId)));
  await upkeepAfter(libraryId, runId);
}

async function importSideBySide(actor: LibraryActor, runId: string, signal?: AbortSignal): Promise<void> {
  const shared = { chosen: new RecentlyChosen(), begin: inTurn(), upkeep: new ImportUpkeep(actor.library.id) };
  await sideBySide(lanes, (either) => importAll(actor, runId, 'others', { ...shared, signal: either }), signal);
}

type Lane = {
  signal?: AbortSignal;
  /** Keys and DOIs that chunks beside this one have chosen. */
  chosen?: RecentlyChosen;
  /** Chunks choose keys and ids one after the other, so that what is first in the file is first in the library. */
  begin?: ReturnType<typeof inTurn>;
  upkeep?: ImportUpkeep;
};

async function importAll(actor: LibraryActor, runId: string, part: ImportPart, lane: Lane): Promise<void> {
  for (let tries = 1; ; lane.signal?.throwIfAborted()) {
    try {
      const records = await importChunk(actor, runId, part, lane);
      if (records === 0) return;
      await lane.upkeep?.add(records);
      tries = 1;
    } catch (error) {
      // Somebody else has taken a key, a DOI or a new tag in the meantime: the chunk as a whole chooses again.
      if (!isCollision(error) || tries++ === mostTries) throw error;
    }
  }
}

/** Does the next chunk and says how many records it had. */
async function importChunk(
  actor: LibraryActor,
  runId: string,
  part: ImportPart,
  { chosen, begin }: Lane,
): Promise<number> {
  const done = await begin?.();
  try {
    return await transaction(async (tx) => {
      await settleChunk(tx);
      const run = await holdRunning(tx, actor.library.id, runId);
      const waiting = run ? await takeChunk(tx, actor.library.id, run, part) : [];
      if (!run || waiting.length === 0) return 0;
      const { id: libraryId } = actor.library;
      const write = (outcomes: readonly Outcome[]) => writeOutcomes(tx, libraryId, run.id, outcomes);
      const turn = done && chosen?.inTurn(done);
      const outcomes = await importRecords(tx, actor, run, waiting, { write, chosen: turn });
      const names = outcomes.map(({ outcome }) => outcome);
      await addCounts(tx, { libraryId, id: run.id }, names);
      return waiting.length;
    });
  } finally {
    done?.();
    chosen?.forgetOld();
  }
}

/** Ends a run that has no record left; false when one is. Waits for whoever still holds the run. */
async function finish(actor: LibraryActor, runId: string): Promise<boolean> {
  const libraryId = actor.library.id;
  return transaction(async (tx) => {
    const run = await lockRun(tx, libraryId, runId);
    if (run.status !== 'running') return true;
    if (await tx.importRecord.findFirst({ where: { libraryId, runId, outcome: null }, select: { index: true } }))
      return false;
    const { counts } = await tx.importRun.update({
      where: { libraryId_id: { libraryId, id: runId } },
      data: { status: 'done', finishedAt: new Date(), version: { increment: 1 } },
      select: { counts: true },
    });
    await announceAdded(tx, libraryId);
    await recordEvent(tx, actor, { verb: 'import.finished', subjects: [runSubject(run)], details: { counts } });
    return true;
  });
}
