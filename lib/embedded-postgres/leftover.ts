import { readdir, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '#lib/operator-error.ts';
import { readPostmaster } from './postmaster-file.ts';

const PATIENCE_MS = 20_000;

/**
 * After a crash of the start, a server may live on or its pid file may name a process that is something else by now.
 * The caller holds the DATA_DIR lock, so whatever runs here belongs to nobody: end it and clear the file.
 */
export async function clearLeftover(cluster: string): Promise<void> {
  const left = await readPostmaster(cluster);
  if (!left) return;
  if (process.platform !== 'linux') return;
  const since = Date.now();
  for (let alive = await processesIn(cluster); alive.length > 0; alive = await processesIn(cluster)) {
    if (Date.now() - since > PATIENCE_MS) {
      throw new OperatorError(
        `A PostgreSQL of an earlier start (process ${alive[0]}) does not stop: end it and start again.`,
      );
    }
    if (alive.includes(left.pid)) end(left.pid);
    await sleep(100);
  }
  // No process works in the cluster: the file, if still there, only names a recycled process id.
  await rm(join(cluster, 'postmaster.pid'), { force: true });
}

/** Every PostgreSQL process has its cluster as working directory. */
async function processesIn(cluster: string): Promise<number[]> {
  const home = await realpath(cluster);
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const places = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')));
  return pids.filter((_, index) => places[index] === home).map(Number);
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // It ended by itself.
  }
}
