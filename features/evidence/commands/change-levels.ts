import { recordEvent } from '#features/activity/commands.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import { notFound } from '#lib/problem.ts';
import { type LevelRecord, levelRecord } from '../level-record.ts';
import { levelsOf } from '../queries.ts';

/** Locks citations that are not in the trash, lets `work` change their levels, raises their versions and records one event. */
export function changeLevels(
  actor: LibraryActor,
  citationIds: readonly string[],
  verb: string,
  work: (tx: Transaction) => Promise<Record<string, unknown>>,
): Promise<void> {
  return transaction(async (tx) => {
    let details = {};
    const subjects = await changeLevelRows(tx, actor.library.id, citationIds, async () => {
      details = await work(tx);
    });
    await recordEvent(tx, actor, { verb, subjects, details });
  });
}

/** The same in the transaction of a caller who writes the event. */
export async function changeLevelRows(
  tx: Transaction,
  libraryId: string,
  citationIds: readonly string[],
  work: () => Promise<void>,
) {
  const citations = await lockCitations(tx, libraryId, citationIds);
  const before = await levelRecords(tx, libraryId, citationIds);
  await work();
  const after = await levelRecords(tx, libraryId, citationIds);
  await tx.citation.updateMany({
    where: { libraryId, id: { in: [...citationIds] } },
    data: { version: { increment: 1 }, changedAt: new Date() },
  });
  return citations.map(({ id, title }) => ({
    type: 'citation',
    id,
    label: title,
    before: { levels: before.get(id) ?? [] },
    after: { levels: after.get(id) ?? [] },
  }));
}

async function lockCitations(tx: Transaction, libraryId: string, citationIds: readonly string[]) {
  const citations = await tx.$queryRaw<{ id: string; title: string }[]>`
    SELECT id, title FROM citation
    WHERE library_id = ${libraryId}::uuid AND id = ANY (${citationIds}::uuid[]) AND trashed_at IS NULL
    ORDER BY id FOR UPDATE`;
  if (citations.length < new Set(citationIds).size) throw notFound('This citation');
  return citations;
}

async function levelRecords(
  tx: Transaction,
  libraryId: string,
  citationIds: readonly string[],
): Promise<Map<string, LevelRecord[]>> {
  const levels = await levelsOf(libraryId, citationIds, tx);
  return new Map([...levels].map(([id, held]) => [id, held.map(levelRecord)]));
}
