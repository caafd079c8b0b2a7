import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What PostgreSQL writes about its running server into `postmaster.pid`. */
export interface Postmaster {
  pid: number;
  port: number;
  status: string;
}

/** Lines of the file: 1 pid, 4 port, 8 status ("ready" once connections are taken). Absent when not running. */
export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  return pid ? { pid, port: Number(lines[3]), status: lines[7] ?? '' } : undefined;
}
