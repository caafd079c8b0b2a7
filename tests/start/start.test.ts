import { execFileSync } from 'node:child_process';
import { chmod, chown, mkdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runningEmbedded } from '#lib/embedded-postgres/embedded.ts';
import { readPostmaster } from '#lib/embedded-postgres/postmaster-file.ts';
import { canReach, unprivilegedUser } from '#lib/embedded-postgres/system-user.ts';
import { keptSecrets } from '#lib/instance/secrets.ts';
import { Instance } from './instance.ts';

const instances: Instance[] = [];

async function prepare(settings?: Record<string, string>): Promise<Instance> {
  const instance = await Instance.prepare(settings);
  instances.push(instance);
  return instance;
}

afterEach(async () => {
  await Promise.all(instances.splice(0).map((instance) => instance.remove()));
});

interface Process {
  pid: number;
  parent: number;
}

/** The start, all it began, and what names its DATA_DIR; youngest first. */
function processesOf(instance: Instance): Process[] {
  const family: Process[] = [];
  for (const line of execFileSync('ps', ['-eo', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' }).split('\n')) {
    const [pid, parent, state] = line.trim().split(/\s+/);
    const known = Number(pid) === instance.child?.pid || family.some((one) => one.pid === Number(parent));
    if (state?.startsWith('Z') || !(known || line.includes(instance.dataDir))) continue;
    family.unshift({ pid: Number(pid), parent: Number(parent) });
  }
  return family;
}

function commandsOf(instance: Instance): { pid: number; command: string }[] {
  const family = new Set(processesOf(instance).map(({ pid }) => pid));
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.map((line) => ({ pid: Number.parseInt(line, 10), command: line })).filter(({ pid }) => family.has(pid));
}

function alive(family: Process[]): Process[] {
  const running = execFileSync('ps', ['-eo', 'pid=,stat='], { encoding: 'utf8' }).split('\n');
  const living = new Set(running.filter((line) => !line.includes('Z')).map((line) => Number.parseInt(line, 10)));
  return family.filter(({ pid }) => living.has(pid));
}

async function query(instance: Instance, sql: string): Promise<Record<string, unknown>[]> {
  const url = await runningEmbedded(instance.dataDir, keptSecrets(instance.dataDir).postgresPassword);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client.query(sql).then(
    ({ rows }) => client.end().then(() => rows),
    (error) => client.end().then(() => Promise.reject(error)),
  );
}

describe('npm start', () => {
  it('leaves no process when npm itself is told to end', async () => {
    const instance = await prepare();
    instance.command = ['npm', 'start'];
    await instance.start();
    const family = processesOf(instance);
    await instance.end();
    await vi.waitFor(() => expect(alive(family)).toEqual([]), { timeout: 10_000 });
  });

  it('serves, refuses a second start on its DATA_DIR, and leaves no process', async () => {
    const instance = await prepare();
    await instance.start();
    expect(instance.said).toContain(`Speciosa is ready at ${instance.address}`);
    expect(await fetch(`${instance.address}/api/health`).then((answer) => answer.json())).toMatchObject({
      status: 'ok',
    });

    const second = await Instance.prepare({ DATA_DIR: instance.dataDir });
    expect(await second.begin()).toBe(1);
    expect(second.said).toBe(
      `Speciosa already runs on DATA_DIR ${instance.dataDir} (process ${instance.child?.pid}).\n`,
    );

    const family = processesOf(instance);
    expect(family.length).toBeGreaterThanOrEqual(4);
    expect(await instance.end('SIGINT')).toBe(0);
    expect(processesOf(instance)).toEqual([]);
    expect(alive(family)).toEqual([]);
  });

  it('begins a killed worker anew while the web server goes on', async () => {
    const instance = await prepare();
    await instance.start();
    const worker = () => commandsOf(instance).find(({ command }) => command.includes('worker/main.ts'))?.pid;
    const first = worker();
    await sleep(5500);
    process.kill(first ?? 0, 'SIGKILL');
    await vi.waitFor(() => expect(worker()).toBeGreaterThan(0), { timeout: 20_000, interval: 100 });
    await vi.waitFor(() => expect(worker()).not.toBe(first), { timeout: 20_000, interval: 100 });
    expect(instance.said).toContain('The worker ended by itself; another takes its place.');
    expect((await fetch(`${instance.address}/api/health`)).status).toBe(200);
    expect(await instance.end()).toBe(0);
  });

  it('builds nothing when nothing changed', async () => {
    const instance = await prepare();
    await instance.start();
    await instance.end();
    await instance.start();
    expect(instance.said).not.toContain('Building');
  });

  it('keeps every committed row through kill -9, with PostgreSQL dead, alive, or its number given to another', async () => {
    const instance = await prepare();
    await instance.start();
    await query(instance, 'CREATE TABLE kept (n int)');
    const cluster = join(instance.dataDir, 'postgres');
    for (const [round, spare] of [
      [1, 'none'],
      [2, 'postgres'],
      [3, 'number'],
    ] as const) {
      await query(instance, `INSERT INTO kept VALUES (${round})`);
      const postgres = (await readPostmaster(cluster))?.pid;
      const spared = spare === 'postgres' ? postgres : undefined;
      for (const { pid, parent } of processesOf(instance)) if (spared !== pid && spared !== parent) killHard(pid);
      await vi.waitFor(() => expect(instance.child?.signalCode).toBe('SIGKILL'), 5000);
      if (spare === 'number') await giveNumberAway(cluster);
      await instance.start();
      const rows = await query(instance, 'SELECT n FROM kept ORDER BY n');
      expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: round }, (_, index) => index + 1));
    }
  });

  it('ends its parts when it alone is killed', async () => {
    const instance = await prepare();
    await instance.start();
    const family = processesOf(instance);
    await instance.end('SIGKILL');
    await vi.waitFor(() => expect(alive(family)).toEqual([]), { timeout: 15_000, interval: 100 });
  });

  it('works in a folder closed to others, as after "cd /root"', async () => {
    const instance = await prepare();
    const closed = join(instance.dataDir, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const data = join(closed, 'data');
    instance.settings.DATA_DIR = data;
    await instance.start();
    const elsewhere = await readlink(join(data, 'postgres')).catch(() => undefined);
    if (process.getuid?.() === 0) expect(instance.said).toContain(`The database lies in ${elsewhere}`);
    await instance.end();
    await instance.start();
    expect(await query(instance, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await instance.end();
    if (elsewhere) await rm(dirname(elsewhere), { recursive: true });
    instance.settings.DATA_DIR = dirname(closed);
  });

  it('works for an ordinary account', async () => {
    const instance = await prepare();
    // Root takes another account, if the checkout is open to it.
    const other = unprivilegedUser();
    const account = canReach(other, process.execPath) ? other : undefined;
    if (account) await chown(instance.dataDir, account.uid, account.gid);
    await instance.start(account);
    expect((await fetch(`${instance.address}/api/health`)).status).toBe(200);
    expect(await instance.end()).toBe(0);
  });
});

describe('npm start says in one sentence', () => {
  it('that the port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await vi.waitFor(() => expect(server.address()).toBeTruthy());
    const { port } = server.address() as { port: number };
    const instance = await prepare({ PORT: String(port) });
    expect(await instance.begin()).toBe(1);
    expect(instance.said).toBe(`Port ${port} of 127.0.0.1 is taken by another program: end that or set PORT.\n`);
    server.close();
  });

  it('that the environment is wrong, once per fault', async () => {
    const instance = await prepare({ MAX_UPLOAD_MB: 'many', STARTER_LIBRARY: 'tea' });
    expect(await instance.begin()).toBe(1);
    expect(instance.said).toBe('STARTER_LIBRARY must be kratom or none.\nMAX_UPLOAD_MB must be a whole number.\n');
  });

  it('that DATA_DIR cannot be written', async () => {
    const instance = await prepare();
    await writeFile(join(instance.dataDir, 'file'), '');
    const home = instance.dataDir;
    instance.settings.DATA_DIR = join(home, 'file', 'data');
    expect(await instance.begin()).toBe(1);
    instance.settings.DATA_DIR = home;
    expect(instance.said).toMatch(/^DATA_DIR .* cannot be written \(.*\)\.\n$/);
  });

  it('that DATABASE_URL leads nowhere', async () => {
    const instance = await prepare({ DATABASE_URL: 'postgresql://speciosa:secret@127.0.0.1:9/speciosa' });
    expect(await instance.begin()).toBe(1);
    expect(instance.said).toBe('DATABASE_URL: no PostgreSQL answers at 127.0.0.1:9 (ECONNREFUSED).\n');
  });

  it('that its secrets are damaged', async () => {
    const instance = await prepare();
    await writeFile(join(instance.dataDir, 'secrets.json'), '{}');
    expect(await instance.begin()).toBe(1);
    expect(instance.said).toMatch(/secrets\.json is damaged: bring back the copy from your backup\.\n$/);
  });
});

function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended with its parent.
  }
}

/** As after a crash and reboot: the pid file names a process that is something else by now. */
async function giveNumberAway(cluster: string): Promise<void> {
  await vi.waitFor(
    async () => expect(alive([{ pid: (await readPostmaster(cluster))?.pid ?? 0, parent: 0 }])).toEqual([]),
    5000,
  );
  const path = join(cluster, 'postmaster.pid');
  const [, ...rest] = (await readFile(path, 'utf8')).split('\n');
  await writeFile(path, [process.pid, ...rest].join('\n'));
  await chmod(path, 0o600);
}
