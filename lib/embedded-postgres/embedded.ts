import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { findBinaries } from './binaries.ts';
import { ensureCluster, SUPERUSER } from './cluster.ts';
import { clearLeftover } from './leftover.ts';
import { findPlace } from './place.ts';
import { readPostmaster } from './postmaster-file.ts';
import { type Server, startServer } from './server.ts';

const DATABASE = 'speciosa';

// For a machine of one's own with a solid-state disk; the defaults of PostgreSQL fit the hardware of 2005.
const SETTINGS = {
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '256MB',
  random_page_cost: '1.1',
  max_wal_size: '2GB',
  jit: 'off',
};

/** Starts the PostgreSQL of `dataDir`, making it first if need be. The caller holds the lock on `dataDir`. */
export async function startEmbedded(
  dataDir: string,
  password: string,
): Promise<Server & { url: string; cluster: string }> {
  const { cluster, user, link } = await findPlace(dataDir);
  const binaries = await findBinaries(user);
  await ensureCluster({ binaries, cluster, user, password });
  if (link) await symlink(cluster, link);
  await clearLeftover(cluster);
  const logFile = join(dataDir, 'postgres.log');
  const server = await startServer({ binaries, cluster, user, logFile, settings: SETTINGS });
  await ensureDatabase(addressOf(server.port, password, 'postgres')).catch(async (error) => {
    await server.stop();
    throw error;
  });
  return { ...server, cluster, url: addressOf(server.port, password, DATABASE) };
}

/** Address of the PostgreSQL of `dataDir` when another process of ours runs it. */
export async function runningEmbedded(dataDir: string, password: string): Promise<string | undefined> {
  const postmaster = await readPostmaster(join(dataDir, 'postgres'));
  return postmaster?.status === 'ready' ? addressOf(postmaster.port, password, DATABASE) : undefined;
}

function addressOf(port: number, password: string, database: string): string {
  return `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (!rowCount) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
