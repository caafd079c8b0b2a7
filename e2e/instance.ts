import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { runningEmbedded } from '#lib/embedded-postgres/embedded.ts';
import { freePort } from '#lib/free-port.ts';
import { keptSecrets } from '#lib/instance/secrets.ts';
import { answerAs } from '#tests/unit/lookup/answers.ts';
import { serviceServer } from '#tests/unit/lookup/service-server.ts';

export const AUTH_SECRET = 'of-the-instance-that-the-browser-tests-use';
export const OWNER = { email: 'owner@example.org', password: 'seven-hydroxy-evidence' };

export interface E2eInstance {
  address: string;
  databaseUrl: string;
  stop(): Promise<void>;
}

/** The production build with the starter library, a DATA_DIR and, on the server of DATABASE_URL, a database of its own. */
export async function startInstance(): Promise<E2eInstance> {
  const dataDir = await mkdtemp(join(tmpdir(), 'speciosa-e2e-'));
  await chmod(dataDir, 0o711);
  const database = process.env.DATABASE_URL ? await createDatabase(process.env.DATABASE_URL) : undefined;
  const port = await freePort();
  // No test asks the world: a local server stands in for the services.
  const services = await serviceServer(answerAs);
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: String(port),
    HOST: '127.0.0.1',
    BASE_URL: '',
    AUTH_SECRET,
    OWNER_EMAIL: OWNER.email,
    OWNER_PASSWORD: OWNER.password,
    STARTER_LIBRARY: 'kratom',
    LOG_LEVEL: 'warn',
    ...serviceAddresses(services.base),
    ...(database && { DATABASE_URL: database.url }),
  };
  const child = spawn(process.execPath, ['cli/start.ts'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  await untilReady(child);
  const stop = async () => {
    const gone = once(child, 'exit');
    if (child.exitCode === null && child.kill('SIGTERM')) await gone;
    await services.close();
    await database?.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  const databaseUrl = database?.url ?? (await runningEmbedded(dataDir, keptSecrets(dataDir).postgresPassword)) ?? '';
  return { address: `http://127.0.0.1:${port}`, databaseUrl, stop };
}

function serviceAddresses(base: string): Record<string, string> {
  const names = ['crossref', 'datacite', 'pubmed', 'europepmc', 'openalex', 'openlibrary'];
  return Object.fromEntries(names.map((name) => [`${name.toUpperCase()}_URL`, `${base}/${name}`]));
}

async function untilReady(child: ChildProcess): Promise<void> {
  const ready = new Promise<void>((resolve) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('is ready at')) resolve();
    });
  });
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`npm start ended with ${code}`)));
  await Promise.race([ready, ended]);
  ended.catch(() => undefined);
}

async function createDatabase(server: string) {
  const name = `speciosa_e2e_${randomBytes(4).toString('hex')}`;
  const run = async (sql: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await run(`CREATE DATABASE ${name}`);
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  return { url, drop: () => run(`DROP DATABASE ${name} WITH (FORCE)`) };
}
