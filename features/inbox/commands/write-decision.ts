import type { LibraryActor } from '#lib/actor.ts';
import type { CslItem } from '#lib/csl/item.ts';
import type { Transaction } from '#lib/database.ts';
import { notFound, Problem } from '#lib/problem.ts';
import type { InboxStatus } from '../schema.ts';

export type HeldRecord = { id: string; csl: CslItem; title: string; status: InboxStatus; reason: string | null };
export type Decided = { id: string; status: InboxStatus; citationId: string | null };

/** The records, locked, in the order they came; throws unless all are there and stand as `from` says. */
export async function lockRecords(
  tx: Transaction,
  libraryId: string,
  ids: readonly string[],
  from: readonly InboxStatus[],
): Promise<HeldRecord[]> {
  const held = await tx.$queryRaw<HeldRecord[]>`
    SELECT id, csl, title, status::text, reason FROM inbox_record
    WHERE library_id = ${libraryId}::uuid AND id = ANY (${[...new Set(ids)]}::uuid[]) ORDER BY id FOR UPDATE`;
  if (held.length < new Set(ids).size) throw notFound('This record of the inbox');
  const other = held.find(({ status }) => !from.includes(status));
  if (other) throw new Problem('conflict', `“${other.title || 'A record'}” is ${words[other.status]} already.`);
  return held;
}

const words: Record<InboxStatus, string> = {
  waiting: 'waiting',
  accepted: 'accepted',
  rejected: 'rejected',
  duplicate: 'known as a duplicate',
};

/** Writes what was decided, by whom and when; for `waiting`, that nothing is. */
export async function writeDecision(
  tx: Transaction,
  { library: { id: libraryId }, userId }: LibraryActor,
  { id, status, citationId }: Decided,
  reason: string | null = null,
): Promise<void> {
  const isOpen = status === 'waiting';
  const decided = { decidedById: isOpen ? null : userId, decidedAt: isOpen ? null : new Date() };
  await tx.inboxRecord.update({
    where: { libraryId_id: { libraryId, id } },
    data: { status, citationId, reason, ...decided },
  });
}

/** The record as a subject of an event. */
export function recordSubject(
  { id, title, status, reason }: HeldRecord,
  after: { status: InboxStatus; reason?: string },
) {
  const before = { status, ...(reason && { reason }) };
  return { type: 'inboxRecord', id, label: title || 'record without title', before, after };
}
