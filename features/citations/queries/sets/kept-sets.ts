import { setTimeout as sleep } from 'node:timers/promises';
import { type ReadClient, readList, type Transaction } from '#lib/database.ts';
import { env } from '#lib/env.ts';
import { LatestUsed } from '#lib/latest-used.ts';
import { log } from '#lib/log.ts';
import { orderColumns } from '../../list-order.ts';
import { CitationSets } from '../../sets/citation-sets.ts';
import { readOrders } from './read-order.ts';
import { readSets } from './read-sets.ts';

/** What is known of a library: its sets, and up to which change of `citation_change`. */
type Kept = {
  sets: CitationSets;
  /** Every transaction before this one is seen. */
  horizon: string;
  /** Changes seen of transactions from the horizon on, with their transaction. */
  seen: Map<bigint, bigint>;
  freshAt: number;
  /** The reading of changes under way, and the one that waits for it. */
  running: Promise<void> | null;
  next: Promise<void> | null;
};

// The worker throws changes away after a day.
const longestUnread = 12 * 3_600_000;
const longestWait = 300;
const longestReading = 120_000;
// From here on it costs less to read all of them anew.
const mostChanged = 20_000;

/** Whose sets, and what they are read from: those of a replica must not take in what only the primary has, as it would overtake what comes in between. */
type Place = { libraryId: string; key: string; client: ReadClient };

type Memory = { kept: LatestUsed<Kept>; beingRead: Map<string, Promise<void>> };
// The framework may load a module more than once; the sets are one.
const held = globalThis as typeof globalThis & { speciosaSets?: Memory };

function memory(): Memory {
  held.speciosaSets ??= { kept: new LatestUsed(env().CITATIONS_IN_MEMORY), beingRead: new Map() };
  return held.speciosaSets;
}

/**
 * The sets of a library as the database has it now; null while they are read for the first time and that takes longer than a moment, and
 * where they are more than the memory is meant for.
 */
export function currentSets(libraryId: string): Promise<CitationSets | null> {
  return readList(({ source, client }) => setsAt({ libraryId, key: `${source} ${libraryId}`, client }));
}

async function setsAt(place: Place): Promise<CitationSets | null> {
  const { kept, beingRead } = memory();
  const { key } = place;
  const known = kept.get(key);
  if (known && Date.now() - known.freshAt < longestUnread) {
    await readChanges(place, known);
    return kept.get(key)?.sets ?? null;
  }
  if (env().CITATIONS_IN_MEMORY === 0) return null;
  const reading = beingRead.get(key) ?? readAnew(place);
  await Promise.race([reading, sleep(longestWait)]);
  return kept.get(key)?.sets ?? null;
}

function readAnew(place: Place): Promise<void> {
  const { kept, beingRead } = memory();
  kept.delete(place.key);
  const reading = readAll(place)
    .catch((error) => log.warn({ error }, 'The sets of a library could not be read; its lists are made without.'))
    .finally(() => beingRead.delete(place.key));
  beingRead.set(place.key, reading);
  return reading;
}

async function readAll({ libraryId, key, client }: Place): Promise<void> {
  const [horizon, named] = await client.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT set_config('statement_timeout', ${String(longestReading)}, true)`;
      // Sorting and hashing whole libraries in memory, and no compiler for a statement of many small parts.
      await tx.$executeRaw`SELECT set_config('work_mem', '64MB', true), set_config('jit', 'off', true)`;
      return [await readHorizon(tx), await readSets(tx, libraryId)] as const;
    },
    { isolationLevel: 'RepeatableRead', timeout: longestReading + 5000 },
  );
  const sets = new CitationSets(named);
  const fresh = { sets, horizon, seen: new Map<bigint, bigint>(), freshAt: Date.now(), running: null, next: null };
  memory().kept.set(key, fresh, Math.max(1, sets.slots.count));
  // Whoever asks for an order sooner waits for it.
  readOrders(libraryId, sets, orderColumns).catch((error) =>
    log.warn({ error }, 'The orders of a library could not be read.'),
  );
}

/** What was written before this was asked for is seen after it: a reading already under way may have missed it, so one more follows. */
function readChanges(place: Place, known: Kept): Promise<void> {
  if (!known.running) {
    known.running = applyChanges(place, known).finally(() => {
      known.running = null;
    });
    return known.running;
  }
  known.next ??= known.running
    .catch(() => undefined)
    .then(() => {
      known.next = null;
      return readChanges(place, known);
    });
  return known.next;
}

type Change = { horizon: string; seq: bigint | null; xid: string | null; ordinals: number[] | null };

async function applyChanges(place: Place, known: Kept): Promise<void> {
  const { libraryId, client } = place;
  const rows = await client.$queryRaw<Change[]>`
    SELECT pg_snapshot_xmin(now.snapshot)::text AS horizon, f.seq, f.xid::text, f.ordinals
    FROM (SELECT pg_current_snapshot() AS snapshot) now
    LEFT JOIN citation_change f ON f.library_id = ${libraryId}::uuid AND f.xid >= ${known.horizon}::xid8 AND f.seq <> ALL (${[...known.seen.keys()]}::bigint[])`;
  const changed = [...new Set(rows.flatMap(({ ordinals }) => ordinals ?? []))];
  if (changed.length > mostChanged) {
    readAnew(place);
    return;
  }
  if (changed.length > 0) known.sets.change(changed, await readSets(client, libraryId, changed));
  known.horizon = rows[0]?.horizon ?? known.horizon;
  known.freshAt = Date.now();
  for (const { seq, xid } of rows) if (seq !== null && xid !== null) known.seen.set(seq, BigInt(xid));
  for (const [seq, xid] of known.seen) if (xid < BigInt(known.horizon)) known.seen.delete(seq);
}

async function readHorizon(tx: Transaction): Promise<string> {
  const [row] = await tx.$queryRaw<
    { horizon: string }[]
  >`SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS horizon`;
  return row?.horizon ?? '0';
}
