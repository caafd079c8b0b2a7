import { join } from 'node:path';
import { runningEmbedded, startEmbedded } from '#lib/embedded-postgres/embedded.ts';
import { env } from '#lib/env.ts';
import { OperatorError } from '#lib/operator-error.ts';
import { ensureDataFolder } from './data-folder.ts';
import { checkDatabase } from './database-check.ts';
import { takeLock } from './lock.ts';
import { keptSecrets } from './secrets.ts';

export interface OpenDatabase {
  url: string;
  /** Stops what was started for it; a database that ran before runs on. */
  close(): Promise<void>;
}

/** The database of this instance for a command: DATABASE_URL, else the running embedded one, else it is started. */
export async function openDatabase(): Promise<OpenDatabase> {
  const { DATABASE_URL, DATA_DIR } = env();
  if (DATABASE_URL) {
    await checkDatabase(DATABASE_URL);
    return { url: DATABASE_URL, close: async () => undefined };
  }
  const dataDir = ensureDataFolder(DATA_DIR);
  const { postgresPassword } = keptSecrets(dataDir);
  const lock = takeLock(join(dataDir, 'lock'));
  if ('heldBy' in lock) {
    const url = await runningEmbedded(dataDir, postgresPassword);
    if (url) return { url, close: async () => undefined };
    throw new OperatorError(
      `Process ${lock.heldBy} is just starting or stopping in ${dataDir}: try again in a moment.`,
    );
  }
  const server = await startEmbedded(dataDir, postgresPassword).catch((error) => {
    lock.release();
    throw error;
  });
  const close = async () => {
    await server.stop();
    lock.release();
  };
  return { url: server.url, close };
}
