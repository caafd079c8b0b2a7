import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Problem } from '../problem.ts';
import type { Answer, Job, Told } from './job.ts';
import type { Progress } from './processor.ts';
import { assetPath, shipped } from './shipped.ts';

export type Limits = {
  signal?: AbortSignal | undefined;
  timeoutMs: number;
  tell?: ((progress: Progress) => void) | undefined;
};
type Thread = { worker: Worker; styles: Set<string>; busy: boolean };
type Waiting = { job: Job; limits: Limits; resolve(answer: Answer): void; reject(error: unknown): void };
type Pool = { threads: Thread[]; queue: Waiting[] };

// The web server may load this module more than once; the threads are the process's.
const kept = globalThis as typeof globalThis & { speciosaBibliographyPool?: Pool };
const MOST_WAITING = 200;

function pool(): Pool {
  kept.speciosaBibliographyPool ??= { threads: [], queue: [] };
  return kept.speciosaBibliographyPool;
}

/** Runs the job in a thread; a job that is aborted or takes too long ends its thread, and the next gets a new one. */
export async function runJob(job: Job, limits: Limits): Promise<Answer> {
  limits.signal?.throwIfAborted();
  const { locales } = await shipped();
  if (pool().queue.length >= MOST_WAITING) {
    throw new Problem('unavailable', 'Too many bibliographies are being made. Try again in a moment.');
  }
  return new Promise((resolve, reject) => {
    pool().queue.push({ job, limits, resolve, reject });
    startNext(locales);
  });
}

function startNext(locales: ReadonlyMap<string, string>): void {
  const { queue, threads } = pool();
  const next = queue[0];
  const idle = threads.filter(({ busy }) => !busy);
  const thread =
    idle.find(({ styles }) => next && styles.has(next.job.style.key)) ??
    idle[0] ??
    (threads.length < Math.min(4, Math.max(2, availableParallelism() - 1)) && next ? startThread(locales) : undefined);
  if (!next || !thread) return;
  queue.shift();
  void work(thread, next).finally(() => startNext(locales));
}

function startThread(locales: ReadonlyMap<string, string>): Thread {
  // Node runs the source as it is; the bundler of the web server must not look for it.
  const file = join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'bibliography', 'worker.ts');
  const worker = new Worker(/* turbopackIgnore: true */ file, {
    workerData: { assets: dirname(assetPath('any')), locales },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  worker.unref();
  const thread = { worker, styles: new Set<string>(), busy: false };
  pool().threads.push(thread);
  return thread;
}

async function work(thread: Thread, { job, limits, resolve, reject }: Waiting): Promise<void> {
  thread.busy = true;
  thread.worker.ref();
  try {
    resolve(await ask(thread.worker, job, limits));
    thread.styles.add(job.style.key);
    thread.worker.unref();
  } catch (error) {
    pool().threads = pool().threads.filter((other) => other !== thread);
    void thread.worker.terminate();
    reject(error);
  } finally {
    thread.busy = false;
  }
}

function ask(worker: Worker, job: Job, { signal, timeoutMs, tell }: Limits): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const tooLong = new Problem(
    'unavailable',
    `The bibliography took longer than ${Math.round(timeoutMs / 1000)} seconds.`,
  );
  const timer = setTimeout(() => reject(tooLong), timeoutMs);
  const onAbort = () => reject(signal?.reason);
  const onMessage = (message: Answer | Told) => ('progress' in message ? tell?.(message.progress) : resolve(message));
  const onExit = () =>
    reject(new Problem('unavailable', 'The bibliography could not be made: it needed too much memory.'));
  signal?.addEventListener('abort', onAbort);
  if (signal?.aborted) onAbort();
  worker.on('message', onMessage).once('error', reject).once('exit', onExit);
  if (!signal?.aborted) worker.postMessage(job);
  return promise.finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
    worker.off('message', onMessage).off('error', reject).off('exit', onExit);
  });
}
