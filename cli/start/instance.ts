import { join } from 'node:path';
import { startEmbedded } from '#lib/embedded-postgres/embedded.ts';
import { env, provideEnv } from '#lib/env.ts';
import { ensureDataFolder } from '#lib/instance/data-folder.ts';
import { checkDatabase } from '#lib/instance/database-check.ts';
import { takeLock } from '#lib/instance/lock.ts';
import { keptSecrets } from '#lib/instance/secrets.ts';
import { migrate } from '#lib/migrations/migrate.ts';
import { OperatorError } from '#lib/operator-error.ts';

export interface Instance {
  dataDir: string;
  /** Where the embedded database's files lie, when it is used. */
  cluster?: string;
  /** Settles when the embedded database ends by itself; never without one. */
  databaseEnded: Promise<void>;
  close(): Promise<void>;
}

const never = new Promise<void>(() => undefined);

/** Locks DATA_DIR against a second start; processes started with --only share one. */
export function lockData(shared: boolean): { dataDir: string; release: () => void } {
  const dataDir = ensureDataFolder(env().DATA_DIR);
  if (shared) return { dataDir, release: () => undefined };
  const lock = takeLock(join(dataDir, 'lock'));
  if ('release' in lock) return { dataDir, release: lock.release };
  throw new OperatorError(`Speciosa already runs on DATA_DIR ${dataDir} (process ${lock.heldBy}).`);
}

/** Opens the database, brings it up to date, and provides its address and the secrets to what starts next. */
export async function openInstance(dataDir: string): Promise<Instance> {
  const secrets = keptSecrets(dataDir);
  const { DATABASE_URL, AUTH_SECRET, BASE_URL } = env();
  provideEnv({ AUTH_SECRET: AUTH_SECRET ?? secrets.authSecret, BASE_URL, DATA_DIR: dataDir });
  if (DATABASE_URL) {
    await checkDatabase(DATABASE_URL);
    await migrate(DATABASE_URL);
    return { dataDir, databaseEnded: never, close: async () => undefined };
  }
  const server = await startEmbedded(dataDir, secrets.postgresPassword);
  provideEnv({ DATABASE_URL: server.url });
  try {
    await migrate(server.url);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { dataDir, cluster: server.cluster, databaseEnded: server.ended, close: server.stop };
}
