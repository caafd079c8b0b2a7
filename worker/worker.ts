import { PgBoss } from 'pg-boss';
import { log } from '#lib/log.ts';
import { ensureQueue, QUEUE_SCHEMA } from '#lib/queue.ts';

/** Does one job's work; `signal` aborts when the worker is asked to stop or the job took too long. */
export type JobHandler = (data: never, signal: AbortSignal) => Promise<unknown>;

export interface Worker {
  /** Lets running jobs finish for a while, then ends; what did not finish is tried again by the next worker. */
  stop(): Promise<void>;
}

const PATIENCE_MS = 20_000;
// For what becomes due without anybody saying so: another try, the job of a dead worker.
const LOOK_SECONDS = 10;

/** Takes jobs from the queues named in `jobs` until stopped; `timetable` says which of them come by the clock (cron, UTC). */
export async function startWorker(
  url: string,
  jobs: Record<string, JobHandler>,
  timetable: Record<string, string> = {},
): Promise<Worker> {
  const boss = new PgBoss({
    connectionString: url,
    schema: QUEUE_SCHEMA,
    migrate: false,
    createSchema: false,
    max: 4,
    useListenNotify: true,
    // Dead jobs of a killed worker come back within half a minute.
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
  });
  boss.on('error', (error) => log.error({ error }, 'job queue'));
  await boss.start();
  for (const [name, handler] of Object.entries(jobs)) {
    await ensureQueue(boss, name);
    const id: string = await boss.work<object>(name, { notifyPollingIntervalSeconds: LOOK_SECONDS }, async ([job]) => {
      if (!job) return;
      // Where one job was, the next may wait: without this it would until something is heard.
      boss.notifyWorker(id);
      await run(name, handler, job);
    });
  }
  for (const [name, cron] of Object.entries(timetable)) await boss.schedule(name, cron);
  return { stop: () => boss.stop({ graceful: true, timeout: PATIENCE_MS }) };
}

async function run(name: string, handler: JobHandler, job: { id: string; data: object; signal: AbortSignal }) {
  const since = Date.now();
  try {
    await handler(job.data as never, job.signal);
    log.info({ job: name, id: job.id, milliseconds: Date.now() - since }, 'job done');
  } catch (error) {
    log.error({ job: name, id: job.id, error }, 'job failed');
    throw error;
  }
}
