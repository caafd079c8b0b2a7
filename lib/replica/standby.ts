import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { log } from '../log.ts';

const lookEvery = 1000;
const longestAnswer = 2000;
const longestBehind = 10_000;
const longestWait = 500;
const noWaitAfterwards = 2000;
const askEvery = 4;

/** How a replica stands, for whoever runs the instance: `behindSeconds` since what it replayed last was written, 0 when nothing waits for it. */
export type ReplicaState =
  | { reachable: true; behindBytes: number; behindSeconds: number }
  | { reachable: false; reason: string };

/** What this process knows of the streaming replica: whether it is there, and how much of the primary's log it has replayed (in bytes). */
export class Standby {
  readonly #pool: pg.Pool;
  readonly #positionOfPrimary: () => Promise<bigint>;
  readonly #abandoned = new Set<(reason: Error) => void>();
  #isThere: boolean | null = null;
  #reached = 0n;
  /** What it has to have replayed to be there, and since when. */
  #goal: { position: bigint; since: number } | null = null;
  #looking: Promise<void> | null = null;
  #asking: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #noWaitUntil = 0;

  constructor(url: string, positionOfPrimary: () => Promise<bigint>) {
    // A connection of its own: that all others are busy does not mean that the server is away.
    this.#pool = new pg.Pool({
      connectionString: url,
      max: 1,
      connectionTimeoutMillis: longestAnswer,
      query_timeout: longestAnswer,
    });
    this.#pool.on('error', () => undefined);
    this.#positionOfPrimary = positionOfPrimary;
  }

  /** Whether it answers, and is not more than seconds behind. */
  async isThere(): Promise<boolean> {
    this.#timer ??= setInterval(() => this.look(), lookEvery).unref();
    if (this.#goal === null) await this.look();
    return this.#isThere ?? false;
  }

  /** Whether it has replayed the log up to a position. Waits a moment for that; not again soon after it was in vain. */
  async has(position: bigint): Promise<boolean> {
    const until = Date.now() + (Date.now() < this.#noWaitUntil ? 0 : longestWait);
    while (this.#reached < position) {
      try {
        await this.#ask();
      } catch {
        await this.look();
        return false;
      }
      if (this.#reached >= position) break;
      if (Date.now() >= until) {
        this.#noWaitUntil = Math.max(this.#noWaitUntil, until + noWaitAfterwards);
        return false;
      }
      await sleep(askEvery);
    }
    return true;
  }

  /** What is asked of the replica fails as soon as it is known not to answer, however long its connection hangs. */
  whileItAnswers<Result>(work: Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#abandoned.add(reject);
      work.then(resolve, reject).finally(() => this.#abandoned.delete(reject));
    });
  }

  /** How it stands now. */
  async state(): Promise<ReplicaState> {
    try {
      const position = await this.#positionOfPrimary();
      const { reached, age } = await this.#replayed();
      const behind = position > reached;
      const behindSeconds = behind ? Math.max(0, Math.round(age)) : 0;
      return { reachable: true, behindBytes: behind ? Number(position - reached) : 0, behindSeconds };
    } catch (error) {
      return { reachable: false, reason: error instanceof Error ? error.message : String(error) };
    }
  }

  look(): Promise<void> {
    this.#looking ??= this.#lookNow().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  async close(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.#pool.end();
  }

  async #lookNow(): Promise<void> {
    const position = await this.#positionOfPrimary().catch(() => null);
    if (position === null) return;
    const now = Date.now();
    // At first: the log up to here, as the primary may just have been migrated.
    this.#goal ??= { position, since: now };
    try {
      await this.#ask();
      if (this.#reached >= this.#goal.position) this.#say(true);
      else if (now - this.#goal.since > longestBehind) this.#say(false, new Error('It is too far behind.'));
    } catch (error) {
      this.#say(false, error);
      for (const abandon of this.#abandoned) abandon(new Error('The read replica does not answer.'));
    }
    if (!this.#isThere || this.#reached >= this.#goal.position) this.#goal = { position, since: now };
  }

  #say(isThere: boolean, error?: unknown): void {
    if (this.#isThere === isThere) return;
    this.#isThere = isThere;
    if (isThere) log.info('The read replica is there: lists are read from it.');
    else log.warn({ error }, 'The read replica is away: lists are read from the primary.');
  }

  #ask(): Promise<void> {
    this.#asking ??= this.#askNow().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  async #askNow(): Promise<void> {
    try {
      this.#reached = (await this.#replayed()).reached;
    } catch (error) {
      // After a crash it comes back with less than it had.
      this.#reached = 0n;
      throw error;
    }
  }

  async #replayed(): Promise<{ reached: bigint; age: number }> {
    const { rows } = await this.#pool.query<{ reached: string | null; age: number | null }>(
      `SELECT CASE WHEN pg_is_in_recovery() THEN pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0') END::text AS reached,
        extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp())::float8 AS age`,
    );
    const { reached, age } = rows[0] ?? {};
    if (!reached) throw new Error('DATABASE_REPLICA_URL is no streaming replica: it follows no primary.');
    return { reached: BigInt(reached), age: age ?? 0 };
  }
}
