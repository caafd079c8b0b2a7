import { fromPrisma, PgBoss, type QueueOptions } from 'pg-boss';
import type { Transaction } from './database.ts';
import { env } from './env.ts';
import { log } from './log.ts';

/** PostgreSQL schema the queue keeps its tables in. */
export const QUEUE_SCHEMA = 'jobs';

// A job is tried again after a crash or failure, ever later; its command must bear being run twice.
const QUEUE: QueueOptions & { notify: boolean } = {
  retryLimit: 5,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 600,
  expireInSeconds: 3600,
  heartbeatSeconds: 30,
  notify: true,
};

type Sender = { boss: Promise<PgBoss>; ready: Map<string, Promise<void>> };
// Next's development server reloads modules; the connection must outlive that.
const kept = globalThis as typeof globalThis & { speciosaQueue?: Sender };

/** Creates or migrates the queue's tables. */
export async function installQueue(url: string): Promise<void> {
  const boss = connect(url, { migrate: true });
  await boss.start();
  await boss.stop({ graceful: false });
}

/** Makes sure the queue `name` exists, with the options every queue of ours has. */
export async function ensureQueue(boss: PgBoss, name: string): Promise<void> {
  await boss.createQueue(name, QUEUE);
  await boss.updateQueue(name, QUEUE);
}

/** Leaves a job for the worker if, and only if, the caller's transaction commits. Gives the job's id. */
export async function enqueue(tx: Transaction, name: string, data: object): Promise<string> {
  kept.speciosaQueue ??= { boss: connect(env().DATABASE_URL ?? '', { migrate: false }).start(), ready: new Map() };
  const { ready } = kept.speciosaQueue;
  const boss = await kept.speciosaQueue.boss;
  if (!ready.has(name)) ready.set(name, ensureQueue(boss, name));
  await ready.get(name);
  const id = await boss.send(name, data, { db: fromPrisma(tx) });
  if (!id) throw new Error(`The job ${name} was not taken`);
  return id;
}

/** Closes the connection `enqueue` opened, so that the process can end. */
export async function closeQueue(): Promise<void> {
  const held = kept.speciosaQueue;
  kept.speciosaQueue = undefined;
  await (await held?.boss)?.stop({ graceful: false });
}

/** A connection that neither works on jobs nor tends the tables: the worker does both. */
function connect(connectionString: string, { migrate }: { migrate: boolean }): PgBoss {
  const idle = { supervise: false, schedule: false, max: 2 };
  const boss = new PgBoss({ connectionString, schema: QUEUE_SCHEMA, migrate, createSchema: migrate, ...idle });
  return boss.on('error', (error) => log.error({ error }, 'job queue'));
}
