import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createToken } from '#features/accounts/commands/create-token.ts';
import { startSession } from '#features/accounts/commands/start-session.ts';
import { findUserActor } from '#features/accounts/queries.ts';
import { sealSession, sessionCookie } from '#features/accounts/session-cookie.ts';
import type { Actor } from '#lib/actor.ts';
import { disconnect } from '#lib/database.ts';
import { runningEmbedded } from '#lib/embedded-postgres/embedded.ts';
import { provideEnv } from '#lib/env.ts';
import { freePort } from '#lib/free-port.ts';
import { keptSecrets } from '#lib/instance/secrets.ts';

const OWNER = { OWNER_EMAIL: 'bench@example.org', OWNER_PASSWORD: 'kernel-of-the-matter-61' };

/** The production server on its embedded PostgreSQL, and this process as one more that may use the same database. */
export type BenchInstance = {
  address: string;
  databaseUrl: string;
  dataDir: string;
  /** Of the start; web, worker and database are below it. */
  pid: number;
  owner: Actor & { userId: string };
  /** As a program asks. */
  bearer: Record<string, string>;
  /** As a browser asks. */
  cookie: Record<string, string>;
  stop(): Promise<void>;
};

/** Starts the build on a folder of its own, or on `kept`, which stays for the next run. */
export async function startBench(kept: string | undefined): Promise<BenchInstance> {
  const dataDir = kept ?? (await mkdtemp(join(tmpdir(), 'speciosa-bench-')));
  if (!kept) await chmod(dataDir, 0o711);
  const { address, child } = await start(dataDir);
  const { authSecret, postgresPassword } = keptSecrets(dataDir);
  const databaseUrl = await runningEmbedded(dataDir, postgresPassword);
  if (!databaseUrl) throw new Error('The embedded PostgreSQL does not answer.');
  provideEnv({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl, AUTH_SECRET: authSecret, BASE_URL: address });
  const stop = async () => {
    await disconnect();
    await end(child);
    if (!kept) await rm(dataDir, { recursive: true, force: true });
  };
  return { address, databaseUrl, dataDir, pid: child.pid ?? 0, ...(await signIn()), stop };
}

/** The start alone, as `npm start` does it; settles when it says that it is ready. */
export async function start(dataDir: string): Promise<{ address: string; child: ChildProcess }> {
  const port = await freePort();
  const settings = {
    DATA_DIR: dataDir,
    PORT: String(port),
    HOST: '127.0.0.1',
    STARTER_LIBRARY: 'none',
    LOG_LEVEL: 'warn',
  };
  const child = spawn(process.execPath, ['cli/start.ts'], {
    env: { ...process.env, ...OWNER, ...settings, BASE_URL: '', DATABASE_URL: '', MAX_UPLOAD_MB: '4096' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`The start ended with ${code}.`)));
  await Promise.race([saidReady(child), ended]);
  ended.catch(() => undefined);
  return { address: `http://127.0.0.1:${port}`, child };
}

export async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  if (child.exitCode === null && child.kill('SIGTERM')) await gone;
}

function saidReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('is ready at')) resolve();
    });
  });
}

async function signIn(): Promise<Pick<BenchInstance, 'owner' | 'bearer' | 'cookie'>> {
  const owner = await findUserActor(OWNER.OWNER_EMAIL);
  if (!owner?.userId) throw new Error('The owner is missing.');
  const person = { ...owner, userId: owner.userId };
  const { token } = await createToken(person, { name: 'bench', scope: 'admin', library: null, days: 1 });
  const session = await startSession({ id: person.userId, name: person.name, email: owner.email ?? '' }, 'bench');
  const cookie = `${sessionCookie().name}=${await sealSession(session, person.userId)}`;
  return { owner: person, bearer: { authorization: `Bearer ${token}` }, cookie: { cookie } };
}
