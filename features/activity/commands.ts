import type { Actor } from '#lib/actor.ts';
import { WrittenJson } from '#lib/canonical-json.ts';
import { copyRows } from '#lib/copy-rows.ts';
import type { Prisma, Transaction } from '#lib/database.ts';
import { storable } from '#lib/storable-text.ts';
import { chainHash, chainStart } from './hash-chain.ts';

/** Library of events that belong to no library: users, new libraries. */
export const instanceScope = '00000000-0000-0000-0000-000000000000';

/** A record an event touched. `before` and `after` hold the parts that changed, under the same keys; null where it did not exist. */
type EventSubjectInput = {
  type: string;
  id: string;
  label: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

export type EventInput = {
  /** `noun.verbed`: `citation.updated`. */
  verb: string;
  subjects: EventSubjectInput[];
  /** What a sentence about it needs beyond its subjects. JSON. */
  details?: Record<string, unknown>;
  /** For events of the instance. */
  scope?: 'library' | 'instance';
};

/**
 * Writes what a command did, in the command's own transaction: call it last, as it holds the library's chain until the commit.
 * Nothing happens in Speciosa without it.
 */
export function recordEvent(tx: Transaction, actor: Actor, input: EventInput): Promise<void> {
  return recordEvents(tx, actor, [input]);
}

// A statement takes so many parameters and no more.
const atOnce = 1000;

/** Writes many events in their order, all of the scope of the first: tens of thousands in a few statements. */
export async function recordEvents(tx: Transaction, actor: Actor, inputs: readonly EventInput[]): Promise<void> {
  const [first] = inputs;
  if (!first) return;
  const libraryId = first.scope === 'instance' || !actor.library ? instanceScope : actor.library.id;
  const head = await lockHead(tx, libraryId);
  for (let from = 0; from < inputs.length; from += atOnce) {
    const made = inputs.slice(from, from + atOnce).map(({ verb, details, subjects: given }) => {
      const subjects = given.map(writtenSubject);
      const by = { actorId: actor.userId, actorName: actor.name, via: actor.via };
      head.seq += 1n;
      const event = { libraryId, seq: head.seq, at: new Date(), verb, ...by, details: json(details ?? {}) };
      head.hash = chainHash(head.hash, { ...event, seq: String(event.seq), at: event.at.toISOString(), subjects });
      return { row: { ...event, hash: head.hash }, subjects };
    });
    await tx.event.createMany({ data: made.map(({ row }) => row) });
    const subjects = made.flatMap(({ row, subjects: of }) =>
      of.map(({ type, id, label, before, after }, position) => {
        return [libraryId, row.seq, position, type, id, label, before?.text, after?.text];
      }),
    );
    await copyRows(tx, 'event_subject', subjectColumns, subjects);
  }
  await tx.eventHead.update({ where: { libraryId }, data: head });
}

const subjectColumns = ['library_id', 'seq', 'position', 'type', 'id', 'label', 'before', 'after'];

// Once, for the hash must cover what is stored.
function writtenSubject({ type, id, label, before, after }: EventSubjectInput) {
  return {
    type,
    id,
    label: storable(label),
    before: before && new WrittenJson(before),
    after: after && new WrittenJson(after),
  };
}

async function lockHead(tx: Transaction, libraryId: string): Promise<{ seq: bigint; hash: string }> {
  await tx.$executeRaw`
    INSERT INTO event_head (library_id, seq, hash) VALUES (${libraryId}::uuid, 0, ${chainStart})
    ON CONFLICT (library_id) DO NOTHING`;
  const [head] = await tx.$queryRaw<{ seq: bigint; hash: string }[]>`
    SELECT seq, hash FROM event_head WHERE library_id = ${libraryId}::uuid FOR UPDATE`;
  if (!head) throw new Error('the head of the activity chain is missing');
  return head;
}

// As JSON will give it back: dates as text, no undefined. The hash must cover what is stored.
function json(value: Record<string, unknown>): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(value));
}
