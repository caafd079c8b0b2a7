import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

const PRELOAD = new URL('end-with-parent.ts', import.meta.url).href;
const PATIENCE_MS = 25_000;

type Output = 'shown' | 'hidden';

const running = new Set<ChildProcess>();

/** Begins a Node program that ends with this process. Its own session keeps Ctrl-C from reaching it before us. */
export function beginPart(script: string, args: string[], output: Output): ChildProcess {
  const stdout = output === 'shown' ? 2 : 'ignore';
  const child = spawn(process.execPath, ['--import', PRELOAD, script, ...args], {
    detached: true,
    stdio: ['ignore', stdout, 2, 'ipc'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Asks every part to finish, and ends those that take too long. */
export async function endParts(): Promise<void> {
  await Promise.all([...running].map(endPart));
}

async function endPart(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const late = new AbortController();
  await Promise.race([gone, sleep(PATIENCE_MS, undefined, { signal: late.signal })]).finally(() => late.abort());
  if (!running.has(child)) return;
  child.kill('SIGKILL');
  await gone;
}
