import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findBinaries } from '#lib/embedded-postgres/binaries.ts';
import { ensureCluster, SUPERUSER } from '#lib/embedded-postgres/cluster.ts';
import { clearLeftover } from '#lib/embedded-postgres/leftover.ts';
import { readPostmaster } from '#lib/embedded-postgres/postmaster-file.ts';
import { type Server, startServer } from '#lib/embedded-postgres/server.ts';
import { unprivilegedUser } from '#lib/embedded-postgres/system-user.ts';
import { databaseUrl, onServer } from '../server.ts';

/** A statement a server was given, and the `PGAPPNAME` of the process it came from. */
export type Statement = { from: string; sql: string };

const settings = {
  ...{ fsync: 'off', max_connections: '200', max_wal_senders: '4', wal_keep_size: '256MB', shared_buffers: '64MB' },
  ...{ log_statement: 'all', log_line_prefix: '~%a~', log_min_duration_statement: '-1', hot_standby: 'on' },
};

/** A primary with a streaming replica, copied from it while it runs, as an operator would with pg_basebackup. */
export class ReplicatedPostgres {
  readonly primary: Node;
  readonly replica: Node;
  readonly #folder: string;

  private constructor(folder: string, primary: Node, replica: Node) {
    this.#folder = folder;
    this.primary = primary;
    this.replica = replica;
  }

  /** `prepare` gets the address of a database on the primary before there is a replica. */
  static async start(prepare: (url: string) => Promise<unknown>): Promise<ReplicatedPostgres> {
    const folder = await mkdtemp(join(tmpdir(), 'speciosa-replicated-'));
    const user = unprivilegedUser();
    if (user) await chown(folder, user.uid, user.gid);
    const password = randomBytes(12).toString('hex');
    const primary = new Node(folder, 'primary', password);
    await ensureCluster({
      binaries: await findBinaries(user),
      cluster: primary.cluster,
      user,
      password,
      throwaway: true,
    });
    await primary.start();
    await onServer(databaseUrl(primary.url, 'postgres'), (client) => client.query('CREATE DATABASE speciosa'));
    await prepare(primary.url);
    const replica = new Node(folder, 'replica', password);
    await copyRunning(primary, replica);
    await replica.start({
      primary_conninfo: `host=127.0.0.1 port=${primary.port} user=${SUPERUSER} password=${password} application_name=replica`,
    });
    return new ReplicatedPostgres(folder, primary, replica);
  }

  async stop(): Promise<void> {
    await this.replica.stop();
    await this.primary.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** One of the two servers. */
class Node {
  readonly cluster: string;
  readonly #log: string;
  readonly #password: string;
  #server: Server | undefined;
  #pool: pg.Pool | undefined;
  #settings: Record<string, string> = {};
  port = 0;

  constructor(folder: string, name: string, password: string) {
    this.cluster = join(folder, name);
    this.#log = join(folder, `${name}.log`);
    this.#password = password;
  }

  get url(): string {
    return `postgresql://${SUPERUSER}:${this.#password}@127.0.0.1:${this.port}/speciosa`;
  }

  /** Starts, at the port it had before, if any. */
  async start(more = this.#settings): Promise<void> {
    const user = unprivilegedUser();
    const binaries = await findBinaries(user);
    const samePort: Record<string, string> = this.port ? { port: String(this.port) } : {};
    const all = { ...settings, ...more, ...samePort };
    this.#server = await startServer({ binaries, cluster: this.cluster, user, logFile: this.#log, settings: all });
    this.#settings = more;
    this.port ||= this.#server.port;
  }

  async stop(): Promise<void> {
    await this.#pool?.end();
    await this.#server?.stop();
  }

  /** As when the machine loses its power. */
  async kill(): Promise<void> {
    process.kill((await readPostmaster(this.cluster))?.pid ?? 0, 'SIGKILL');
    await this.#server?.ended;
    await clearLeftover(this.cluster);
  }

  async query<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    this.#pool ??= new pg.Pool({ connectionString: this.url, max: 1 }).on('error', () => undefined);
    return (await this.#pool.query<Row>(sql, values)).rows;
  }

  /** What it was asked since `from`, an earlier `logLength`. */
  async statements(from: number): Promise<Statement[]> {
    const said = (await readFile(this.#log, 'utf8')).slice(from);
    const entries = said.matchAll(/^~(.*?)~LOG: {2}(?:statement|execute [^:]*): ([\s\S]*?)(?=^~)/gm);
    return [...entries].map(([, from = '', sql = '']) => ({ from, sql }));
  }

  async logLength(): Promise<number> {
    return (await readFile(this.#log, 'utf8')).length;
  }
}

/** The low-level base backup of the manual (PostgreSQL, 25.3.4): the log since its begin is streamed to the copy. */
async function copyRunning(primary: Node, replica: Node): Promise<void> {
  const client = new pg.Client({ connectionString: primary.url });
  await client.connect();
  try {
    await client.query(`SELECT pg_backup_start('replica', fast => true)`);
    execFileSync('cp', ['-a', primary.cluster, replica.cluster]);
    const { rows } = await client.query('SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)');
    const walFiles = (await readdir(join(replica.cluster, 'pg_wal'))).filter((name) => /^[0-9A-F]{24}$/.test(name));
    const gone = ['postmaster.pid', 'postmaster.opts', ...walFiles.map((name) => join('pg_wal', name))];
    await Promise.all(gone.map((name) => rm(join(replica.cluster, name), { force: true })));
    await writeFile(join(replica.cluster, 'backup_label'), rows[0].labelfile);
    await writeFile(join(replica.cluster, 'standby.signal'), '');
    const user = unprivilegedUser();
    for (const name of user ? ['backup_label', 'standby.signal'] : []) {
      await chown(join(replica.cluster, name), user?.uid ?? 0, user?.gid ?? 0);
    }
  } finally {
    await client.end();
  }
}
