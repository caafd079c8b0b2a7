import { spawnSync } from 'node:child_process';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/** Gives the lock back; nothing happens when it was given back before. */
export type Release = () => void;

/**
 * Takes the lock file for this process, or tells which process holds it. A lock whose process is gone counts for
 * nothing, also when another process has its number by now: the file keeps the time the holder began.
 */
export function takeLock(path: string): { release: Release } | { heldBy: number } {
  const own = `${process.pid} ${startOf(process.pid)}`;
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, own, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      if (link(draft, path)) return { release: () => releaseLock(path, own) };
      const holder = read(path);
      const pid = Number(holder.split(' ')[0]);
      if (holder && holder === `${pid} ${startOf(pid)}`) return { heldBy: pid };
      if (read(path) === holder) rmSync(path, { force: true });
    }
    return { heldBy: Number(read(path).split(' ')[0]) };
  } finally {
    rmSync(draft, { force: true });
  }
}

function releaseLock(path: string, own: string): void {
  if (read(path) === own) rmSync(path, { force: true });
}

/** A hard link appears with its content, or not at all. */
function link(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}

/** When a process began, in the system's own words; empty when there is none. */
function startOf(pid: number): string {
  if (process.platform !== 'linux')
    return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)])
      .stdout.toString()
      .trim();
  // Field 22 of /proc/PID/stat; the second, the name, may hold anything but ends with the last parenthesis.
  const fields = read(`/proc/${pid}/stat`).split(') ').pop()?.split(' ') ?? [];
  return fields[0] === 'Z' ? '' : (fields[19] ?? '');
}
