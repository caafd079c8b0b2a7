import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinaries } from './binaries.ts';
import { ensureCluster, SUPERUSER } from './cluster.ts';
import { startServer } from './server.ts';
import { unprivilegedUser } from './system-user.ts';

export interface ThrowawayPostgres {
  /** Of the maintenance database `postgres`, as superuser. */
  url: string;
  /** Stops the server and deletes its folder. */
  stop(): Promise<void>;
}

// Nothing outlives the run, so nothing need reach the disk.
const CARELESS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

/** A PostgreSQL for tests and tools, in a temporary folder, gone with this process. */
export async function startThrowaway(): Promise<ThrowawayPostgres> {
  const user = unprivilegedUser();
  const binaries = await findBinaries(user);
  const folder = await mkdtemp(join(tmpdir(), 'speciosa-postgres-'));
  if (user) await chown(folder, user.uid, user.gid);
  const cluster = join(folder, 'cluster');
  const password = randomBytes(12).toString('hex');
  await ensureCluster({ binaries, cluster, user, password, throwaway: true });
  const logFile = join(folder, 'log');
  const server = await startServer({ binaries, cluster, user, logFile, settings: CARELESS, throwaway: folder });
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: `postgresql://${SUPERUSER}:${password}@127.0.0.1:${server.port}/postgres`, stop };
}
