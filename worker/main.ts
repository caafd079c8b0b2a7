import { setFlagsFromString } from 'node:v8';
import { disconnect } from '#lib/database.ts';
import { env, loadEnvFile } from '#lib/env.ts';
import { log } from '#lib/log.ts';
import { sentenceOf } from '#lib/operator-error.ts';
import { closeQueue } from '#lib/queue.ts';
import { jobs, timetable } from './jobs.ts';
import { startWorker } from './worker.ts';

// Jobs make a lot of garbage, which a machine with much memory would let lie: a third less at the peak of an import, in the same time.
setFlagsFromString('--heap-growing-percent=50');
try {
  await main();
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exit(1);
}

async function main(): Promise<void> {
  loadEnvFile();
  const { DATABASE_URL } = env();
  if (!DATABASE_URL) throw new Error('The worker needs DATABASE_URL; `npm start` gives it one.');
  const worker = await startWorker(DATABASE_URL, jobs, timetable);
  const stop = async () => {
    await worker.stop();
    await Promise.all([closeQueue(), disconnect()]);
    process.exit(0);
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
  process.send?.('ready');
  log.info({ jobs: Object.keys(jobs) }, 'worker ready');
}
