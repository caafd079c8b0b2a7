import { statfs } from 'node:fs/promises';
import type { Command } from 'commander';
import { disconnect, replicaState } from '#lib/database.ts';
import { env, provideEnv } from '#lib/env.ts';
import { ensureDataFolder } from '#lib/instance/data-folder.ts';
import { openDatabase } from '#lib/instance/open-database.ts';
import { pendingMigrations } from '#lib/migrations/pending.ts';
import { OperatorError, sentenceOf } from '#lib/operator-error.ts';
import { isBuildCurrent } from './start/build.ts';

const LEAST_FREE_BYTES = 1e9;
const MOST_SECONDS_BEHIND = 10;

type Check = [name: string, look: () => Promise<string>];

const checks: Check[] = [
  ['environment', async () => `every variable is valid; ${env().BASE_URL}`],
  ['data folder', async () => ensureDataFolder(env().DATA_DIR)],
  ['disk', freeSpace],
  ['database', database],
  ['read replica', readReplica],
  ['build', async () => ((await isBuildCurrent()) ? 'up to date' : 'made at the next start')],
];

export function register(program: Command): void {
  program
    .command('doctor')
    .description('say what is well with this instance and what is not')
    .action(async () => {
      let failed = false;
      for (const [name, look] of checks) {
        const outcome = await look().then(
          (words) => `ok    ${name}: ${words}`,
          (error) => `FAIL  ${name}: ${sentenceOf(error)}`,
        );
        failed ||= outcome.startsWith('FAIL');
        process.stdout.write(`${outcome}\n`);
      }
      process.exitCode = failed ? 1 : 0;
    });
}

async function freeSpace(): Promise<string> {
  const { bavail, bsize } = await statfs(ensureDataFolder(env().DATA_DIR));
  const words = `${(Number(bavail * bsize) / 1e9).toFixed(1)} GB free`;
  if (bavail * bsize < LEAST_FREE_BYTES) throw new OperatorError(`only ${words}`);
  return words;
}

/** Version, rights and extensions are looked at when it is opened. */
async function database(): Promise<string> {
  const { url, close } = await openDatabase();
  try {
    const pending = await pendingMigrations(url);
    const { DATABASE_URL } = env();
    const kind = DATABASE_URL ? `at ${new URL(DATABASE_URL).host}` : 'embedded';
    return pending.length > 0 ? `${kind}; the next start applies ${pending.join(', ')}` : `${kind}, up to date`;
  } finally {
    await close();
  }
}

/** Lists are read from the primary while it is away or too far behind, so that nobody may notice. */
async function readReplica(): Promise<string> {
  const { DATABASE_REPLICA_URL } = env();
  if (!DATABASE_REPLICA_URL) return 'none is set (DATABASE_REPLICA_URL): lists are read from the primary';
  const { url, close } = await openDatabase();
  try {
    provideEnv({ DATABASE_URL: url });
    const state = await replicaState();
    const { host } = new URL(DATABASE_REPLICA_URL);
    if (!state?.reachable)
      throw new OperatorError(`${host} cannot be used (${state?.reason}): lists are read from the primary`);
    const { behindBytes, behindSeconds } = state;
    const words = behindBytes === 0 ? 'has all that was written' : `${behindSeconds} s and ${behindBytes} bytes behind`;
    if (behindBytes > 0 && behindSeconds > MOST_SECONDS_BEHIND)
      throw new OperatorError(`${host} is ${words}: lists are read from the primary`);
    return `${host}, ${words}`;
  } finally {
    await disconnect();
    await close();
  }
}
