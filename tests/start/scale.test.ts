import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createToken } from '#features/accounts/commands/create-token.ts';
import { startSession } from '#features/accounts/commands/start-session.ts';
import { sealSession, sessionCookie } from '#features/accounts/session-cookie.ts';
import { forgetChangesJob } from '#features/citations/jobs.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { disconnect, transaction } from '#lib/database.ts';
import { provideEnv } from '#lib/env.ts';
import { migrate } from '#lib/migrations/migrate.ts';
import { closeQueue, enqueue } from '#lib/queue.ts';
import { makeLibrary, type TestLibrary } from '../database/library.ts';
import { Instance } from './instance.ts';
import { ReplicatedPostgres, type Statement } from './replicated-postgres.ts';

// Two web processes and two workers on one primary with a streaming replica; the tests follow each other on the same instance.
const AUTH_SECRET = 'of-the-two-web-processes-in-this-test';
const patience = { timeout: 150_000, interval: 200 };

let postgres: ReplicatedPostgres;
let library: TestLibrary;
let a: Instance;
let b: Instance;
let workers: Instance[] = [];
let headers: Record<'writer' | 'reader', Record<string, string>>;
let cookie: Record<'writer' | 'reader', Record<string, string>>;

beforeAll(async () => {
  postgres = await ReplicatedPostgres.start(migrate);
  const DATABASE_URL = postgres.primary.url;
  provideEnv({ DATABASE_URL, AUTH_SECRET, LOG_LEVEL: 'silent' });
  library = await makeLibrary('kratom');
  headers = { writer: await tokenOf(library.curator), reader: await tokenOf(library.viewer) };
  cookie = { writer: await cookieOf(library.curator), reader: await cookieOf(library.viewer) };
  const shared = { DATABASE_URL, DATABASE_REPLICA_URL: postgres.replica.url, AUTH_SECRET, LOG_LEVEL: 'info' };
  const part = async (name: string, only: string) => {
    const instance = await Instance.prepare({ ...shared, PGAPPNAME: name, ...(a && { DATA_DIR: a.dataDir }) });
    instance.command.push('--only', only);
    return instance;
  };
  a = await part('web A', 'web');
  b = await part('web B', 'web');
  workers = [await part('worker 1', 'worker'), await part('worker 2', 'worker')];
  await Promise.all([a.start(), b.start(), ...workers.map((worker) => started(worker))]);
}, 600_000);

afterAll(async () => {
  await Promise.all([closeQueue(), disconnect()]);
  await Promise.all([a, b, ...workers].map((instance) => instance?.remove()));
  await postgres?.stop();
});

async function tokenOf(person: LibraryActor): Promise<Record<string, string>> {
  const { token } = await createToken(person, { name: 'test', scope: 'write', library: null, days: 1 });
  return { authorization: `Bearer ${token}` };
}

async function cookieOf({ userId, name, email }: LibraryActor): Promise<Record<string, string>> {
  const session = await startSession({ id: userId ?? '', name, email: email ?? '' }, null);
  return { cookie: `${sessionCookie().name}=${await sealSession(session, userId ?? '')}` };
}

async function started(worker: Instance): Promise<void> {
  void worker.begin();
  await vi.waitFor(() => expect(worker.said).toContain('worker ready'), patience);
}

const api = (web: Instance, path: string) => `${web.address}/api/v1/libraries/kratom${path}`;

type List = { items: { id: string; csl: { title: string } }[]; total: number };

async function list(web: Instance, query = '', as: Record<string, string> = headers.writer): Promise<List> {
  const answer = await fetch(api(web, `/citations${query}`), { headers: as });
  expect(answer.status).toBe(200);
  return (await answer.json()) as List;
}

async function page(web: Instance, as: Record<string, string> = cookie.writer): Promise<string> {
  const answer = await fetch(`${web.address}/kratom/citations`, { headers: as });
  expect(answer.status).toBe(200);
  return answer.text();
}

type Replica = { reachable: boolean; behindBytes: number; behindSeconds: number };

/** What health says of the replica. */
async function replicaOf(web: Instance): Promise<Replica> {
  const { replica } = (await (await fetch(`${web.address}/api/health`)).json()) as { replica: Replica };
  return replica;
}

const records = 5000;
let importId = '';
/** How many records of the import are in the library. */
async function imported(): Promise<number> {
  const [row] = await postgres.primary.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM import_record WHERE run_id = $1 AND outcome = 'created'`,
    [importId],
  );
  return row?.n ?? 0;
}

/** Those of `add`, the last one first. */
const latest = '?q=receptor&sort=-added';
let added = 0;
async function add(web: Instance): Promise<string> {
  added += 1;
  const title = `Mitragynine and the ${added}th receptor`;
  const answer = await fetch(api(web, '/citations'), {
    method: 'POST',
    headers: { ...headers.writer, 'content-type': 'application/json' },
    body: JSON.stringify({ csl: { type: 'article-journal', title } }),
  });
  expect(answer.status).toBe(201);
  return title;
}

/** What both servers were asked while something happened. */
async function asked(work: () => Promise<unknown>): Promise<{ primary: Statement[]; replica: Statement[] }> {
  const from = await Promise.all([postgres.primary.logLength(), postgres.replica.logLength()]);
  await work();
  const [primary, replica] = await Promise.all([
    postgres.primary.statements(from[0]),
    postgres.replica.statements(from[1]),
  ]);
  return { primary, replica };
}

const ofWeb = (statements: Statement[], web: string, pattern: RegExp) =>
  statements.filter(({ from, sql }) => from === web && pattern.test(sql)).length;
const pageOfList = /page AS MATERIALIZED/;

async function lagBy(milliseconds: number): Promise<void> {
  await postgres.replica.query(`ALTER SYSTEM SET recovery_min_apply_delay = '${milliseconds}ms'`);
  await postgres.replica.query('SELECT pg_reload_conf()');
}

/** The start and all it began, at once. */
function killHard(instance: Instance): void {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const pairs = lines.map((line) => line.trim().split(/\s+/).map(Number));
  const begun = pairs.filter(([, parent]) => parent === instance.child?.pid).map(([pid]) => pid);
  for (const pid of [instance.child?.pid, ...begun]) process.kill(pid ?? 0, 'SIGKILL');
}

describe('two web processes, two workers and a read replica', () => {
  it('read lists and exports from the replica, and write to the primary', async () => {
    await add(a);
    await vi.waitFor(async () => {
      for (const web of [a, b]) {
        const { primary, replica } = await asked(() => list(web, '?sort=title', headers.reader));
        const name = web === a ? 'web A' : 'web B';
        expect(ofWeb(replica, name, pageOfList)).toBe(1);
        expect(ofWeb(primary, name, pageOfList)).toBe(0);
      }
    }, patience);
    const read = await asked(async () => {
      await page(a, cookie.reader);
      const file = await fetch(api(b, '/export?format=bibtex'), { headers: headers.reader });
      expect(await file.text()).toContain('Mitragynine and the 1th receptor');
    });
    expect(ofWeb(read.replica, 'web A', pageOfList)).toBeGreaterThan(0);
    expect(ofWeb(read.replica, 'web B', /unnest\(\$1::uuid\[\]\) WITH ORDINALITY/)).toBe(1);
    for (const web of ['web A', 'web B']) expect(ofWeb(read.primary, web, /FROM\s+citation c\b/)).toBe(0);

    const written = await asked(() => add(b));
    expect(ofWeb(written.primary, 'web B', /(INSERT INTO ("public"\.)?|COPY )"?citation"? /i)).toBeGreaterThan(0);
    expect(ofWeb(written.replica, 'web B', /INSERT|COPY|UPDATE|DELETE/i)).toBe(0);
  });

  it.each([
    ['waits for a replica that is a moment behind', 100, 'replica'],
    ['goes to the primary while the replica is seconds behind', 5000, 'primary'],
  ] as const)('show people what they wrote, in either process: %s', async (_, milliseconds, from) => {
    await lagBy(milliseconds);
    for (const web of [a, b]) {
      const title = await add(web);
      for (const other of [a, b]) {
        const statements = await asked(async () => {
          const { items, total } = await list(other, latest);
          expect([items[0]?.csl.title, total]).toEqual([title, added]);
        });
        const name = other === a ? 'web A' : 'web B';
        expect(ofWeb(statements[from], name, pageOfList)).toBe(1);
        expect(await page(other)).toContain(title);
      }
    }
    // Others need not wait, nor burden the primary.
    await add(a);
    const others = await asked(() => list(b, `${latest}&limit=3`, headers.reader));
    expect([ofWeb(others.replica, 'web B', pageOfList), ofWeb(others.primary, 'web B', pageOfList)]).toEqual([1, 0]);
    await lagBy(0);
  });

  it('do a hundred small jobs once each', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 100; n++) ids.push(await transaction((tx) => enqueue(tx, forgetChangesJob, {})));
    const done = () =>
      [...`${workers[0]?.said}${workers[1]?.said}`.matchAll(/"id":"([^"]+)".*"job done"/g)].map(([, id]) => id);
    await vi.waitFor(() => expect(done()).toEqual(expect.arrayContaining(ids)), patience);
    expect(done().filter((id) => ids.includes(id ?? ''))).toHaveLength(100);
    const rows = await postgres.primary.query(
      `SELECT state::text, retry_count AS retries, count(*)::int FROM jobs.job WHERE id = ANY ($1) GROUP BY 1, 2`,
      [ids],
    );
    expect(rows).toEqual([{ state: 'completed', retries: 0, count: 100 }]);
  });

  // Its end is awaited last: the job of a dead worker comes back within a minute.
  it('go on when one web process, and one worker in the middle of an import, are killed', async () => {
    const ris = Array.from(
      { length: records },
      (_, n) => `TY  - JOUR\nTI  - Assay number ${n}\nDO  - 10.1234/scale.${n}\nPY  - 2020\nER  - \n`,
    );
    const begun = await fetch(api(b, '/imports?format=ris'), {
      method: 'POST',
      headers: headers.writer,
      body: ris.join(''),
    });
    expect(begun.status).toBe(202);
    importId = ((await begun.json()) as { id: string }).id;
    await vi.waitFor(async () => expect(await imported()).toBeGreaterThan(0), { ...patience, interval: 20 });
    const lastChunk = (await postgres.primary.statements(0)).findLast(({ sql }) => /COPY "?import_record"? /.test(sql));
    const victim = workers.find(({ settings }) => settings.PGAPPNAME === lastChunk?.from);
    if (!victim) throw new Error(`No worker is ${lastChunk?.from}.`);
    killHard(victim);
    killHard(a);
    expect(await imported()).toBeLessThan(records);
    const title = await add(b);
    expect((await list(b, latest)).items[0]?.csl.title).toBe(title);
    expect(await page(b)).toContain('Mitragynine');
  });

  it('answer lists while the replica is killed and begins anew', async () => {
    const statuses = new Set<number>();
    let asking = true;
    const readers = ['?sort=title', '?sort=year', '?q=assay'].map(async (query) => {
      while (asking) {
        const init = { headers: { ...headers.reader, 'cache-control': 'no-cache' } };
        statuses.add((await fetch(api(b, `/citations${query}`), init)).status);
        statuses.add((await fetch(`${b.address}/kratom/citations${query}`, { headers: cookie.reader })).status);
      }
    });
    const away = b.said.length;
    await postgres.replica.kill();
    await vi.waitFor(() => expect(b.said.slice(away)).toContain('The read replica is away'), patience);
    const title = await add(b);
    expect((await list(b, latest)).items[0]?.csl.title).toBe(title);
    expect(await replicaOf(b)).toEqual({ reachable: false });
    const back = b.said.length;
    await postgres.replica.start();
    await vi.waitFor(() => expect(b.said.slice(back)).toContain('The read replica is there'), patience);
    asking = false;
    await Promise.all(readers);
    expect([...statuses]).toEqual([200]);
    const { replica } = await asked(() => list(b, '?sort=-year', headers.reader));
    expect(ofWeb(replica, 'web B', pageOfList)).toBe(1);
  });

  it('leave a replica that stands still, and come back to it', async () => {
    const since = b.said.length;
    await postgres.replica.query('SELECT pg_wal_replay_pause()');
    const title = await add(b);
    expect((await list(b, latest)).items[0]?.csl.title).toBe(title);
    await vi.waitFor(async () => {
      await list(b, '?sort=author', headers.reader);
      expect(b.said.slice(since)).toContain('The read replica is away');
    }, patience);
    expect((await list(b, latest, headers.reader)).items[0]?.csl.title).toBe(title);
    expect((await replicaOf(b)).behindBytes).toBeGreaterThan(0);
    await postgres.replica.query('SELECT pg_wal_replay_resume()');
    await vi.waitFor(async () => expect(await replicaOf(b)).toMatchObject({ behindBytes: 0 }), patience);
    await vi.waitFor(async () => {
      const { replica } = await asked(() => list(b, '?sort=-title', headers.reader));
      expect(ofWeb(replica, 'web B', pageOfList)).toBe(1);
    }, patience);
  });

  it('bring in each record of the import once', async () => {
    await vi.waitFor(async () => {
      const run = await fetch(api(b, `/imports/${importId}`), { headers: headers.writer });
      expect(await run.json()).toMatchObject({
        status: 'DONE',
        counts: { total: records, created: records, failed: 0 },
      });
    }, patience);
    expect((await list(b)).total).toBe(added + records);
    const [counted] = await postgres.primary.query(
      `SELECT count(*)::int AS rows, count(DISTINCT doi)::int AS dois,
        (SELECT count(*)::int FROM event WHERE verb = 'import.finished') AS ends,
        (SELECT max(retry_count) FROM jobs.job WHERE name = 'import.check') AS retries
       FROM citation WHERE doi LIKE '10.1234/scale.%'`,
    );
    expect(counted).toEqual({ rows: records, dois: records, ends: 1, retries: 1 });
  });
});
