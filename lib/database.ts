import { PrismaPg } from '@prisma/adapter-pg';
import { Prisma, PrismaClient } from '#prisma/generated/client.ts';
import { CopyingClient } from './copy-rows.ts';
import { env } from './env.ts';
import { log } from './log.ts';
import { Problem } from './problem.ts';
import { currentReading, type Source } from './replica/reading.ts';
import { readingClient } from './replica/reading-client.ts';
import { type ReplicaState, Standby } from './replica/standby.ts';

export { asOneReading } from './replica/reading.ts';
export { Prisma };
export type Transaction = Prisma.TransactionClient;
export type ReadClient = PrismaClient;

type Clients = { primary: PrismaClient; copy: { replica: PrismaClient; standby: Standby } | null };
// Next's development server reloads modules; the connections must outlive that.
const kept = globalThis as typeof globalThis & { speciosaDatabase?: Clients };

function connect(url: string): PrismaClient {
  const adapter = new PrismaPg(
    {
      connectionString: url,
      max: env().DATABASE_POOL_SIZE,
      statement_timeout: env().STATEMENT_TIMEOUT_MS,
      Client: CopyingClient,
    },
    { onPoolError: () => undefined },
  );
  return new PrismaClient({ adapter });
}

function clients(): Clients {
  if (!kept.speciosaDatabase) {
    const { DATABASE_URL, DATABASE_REPLICA_URL } = env();
    if (!DATABASE_URL) throw new Error('DATABASE_URL is not set; `npm start` sets it for the embedded Postgres.');
    const primary = connect(DATABASE_URL);
    kept.speciosaDatabase = { primary, copy: DATABASE_REPLICA_URL ? connectCopy(DATABASE_REPLICA_URL, primary) : null };
  }
  return kept.speciosaDatabase;
}

function connectCopy(url: string, primary: PrismaClient): Clients['copy'] {
  const standby = new Standby(url, async () => {
    const [row] = await primary.$queryRaw<{ position: string }[]>`SELECT ${logPosition} AS position`;
    return BigInt(row?.position ?? 0);
  });
  return { replica: connect(url), standby };
}

/** Writes, and reads that must see them. */
export function database(): PrismaClient {
  return clients().primary;
}

/** Lists and exports: from the replica when there is one, it is there, and it has what `mustSee` told of; else from the primary. */
export function replica(): PrismaClient {
  const { primary, copy } = clients();
  return copy ? lists : primary;
}

/** How the replica stands; null where none is set. */
export async function replicaState(): Promise<ReplicaState | null> {
  return (await clients().copy?.standby.state()) ?? null;
}

const lists = readingClient((work) => readList(({ client }) => work(client)));

/** One command, one transaction: all of it or nothing. What else the request reads, it reads from the primary. */
export function transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  const reading = currentReading();
  if (reading) reading.source = Promise.resolve('primary');
  return database().$transaction(work, { maxWait: 10_000, timeout: 60_000 });
}

const logPosition = Prisma.sql`pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::text`;

/** SQL, asked of the primary: up to where its log goes now, for `mustSee`; null unless `wanted`, and where no replica has to follow. */
export function currentPosition(wanted = Prisma.sql`true`): Prisma.Sql {
  return clients().copy ? Prisma.sql`CASE WHEN ${wanted} THEN ${logPosition} END` : Prisma.sql`NULL::text`;
}

/** The lists of this request are to have what the primary had at a position. */
export function mustSee(position: string | null): void {
  const reading = currentReading();
  if (reading && position !== null && BigInt(position) > reading.mustSee) reading.mustSee = BigInt(position);
}

type From = { source: Source; client: PrismaClient };

/**
 * Reads from where this request reads lists; what the replica fails at is read once more from the primary, and so is the rest. For what is
 * kept and would be wrong if it were made now from one, now from the other; all else is read by `replica()`.
 */
export async function readList<Result>(read: (from: From) => Promise<Result>): Promise<Result> {
  const { primary, copy } = clients();
  const reading = currentReading();
  const fromPrimary = { source: 'primary', client: primary } as const;
  if (!copy || !reading) return read(fromPrimary);
  reading.source ??= chooseSource(copy.standby, reading.mustSee);
  if ((await reading.source) === 'primary') return read(fromPrimary);
  try {
    return await copy.standby.whileItAnswers(read({ source: 'replica', client: copy.replica }));
  } catch (error) {
    if (error instanceof Problem || isTooLong(error)) throw error;
    log.warn({ error }, 'The read replica failed at a list, which is read from the primary.');
    reading.source = Promise.resolve('primary');
    await copy.standby.look();
    return read(fromPrimary);
  }
}

async function chooseSource(standby: Standby, mustSee: bigint): Promise<Source> {
  return (await standby.isThere()) && (await standby.has(mustSee)) ? 'replica' : 'primary';
}

export async function disconnect(): Promise<void> {
  const held = kept.speciosaDatabase;
  kept.speciosaDatabase = undefined;
  await Promise.all([held?.primary.$disconnect(), held?.copy?.replica.$disconnect(), held?.copy?.standby.close()]);
}

// query_canceled
function isTooLong(error: unknown): boolean {
  const isKnown = error instanceof Prisma.PrismaClientKnownRequestError;
  return isKnown && error.code === 'P2010' && JSON.stringify(error.meta ?? {}).includes('57014');
}

/** Whether Postgres stopped a statement that took too long, or Prisma a transaction (P2028, Prisma's own limit). */
export function isStatementTimeout(error: unknown): boolean {
  return isTooLong(error) || (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2028');
}

/** Whether two transactions came in each other's way, so that another try may go through: a unique violation, a deadlock. */
export function isCollision(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return ['P2002', 'P2034'].includes(error.code) || /"(?:23505|40P01)"/.test(JSON.stringify(error.meta ?? {}));
}
