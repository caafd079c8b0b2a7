import { PrismaPg } from '@prisma/adapter-pg';
import { Prisma, PrismaClient } from '#prisma/generated/client.ts';
import { CopyingClient } from './copy-rows.ts';
import { env } from './env.ts';

export { Prisma };
export type Transaction = Prisma.TransactionClient;

type Clients = { primary: PrismaClient; replica: PrismaClient };
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
    kept.speciosaDatabase = { primary, replica: DATABASE_REPLICA_URL ? connect(DATABASE_REPLICA_URL) : primary };
  }
  return kept.speciosaDatabase;
}

/** Writes, and reads that must see them. */
export function database(): PrismaClient {
  return clients().primary;
}

/** Lists and exports, which may lag a moment behind. */
export function replica(): PrismaClient {
  return clients().replica;
}

/** One command, one transaction: all of it or nothing. */
export function transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  return database().$transaction(work, { maxWait: 10_000, timeout: 60_000 });
}

export async function disconnect(): Promise<void> {
  const held = kept.speciosaDatabase;
  kept.speciosaDatabase = undefined;
  await Promise.all([held?.primary.$disconnect(), held?.replica.$disconnect()]);
}

/** Whether Postgres stopped a statement that took too long, or Prisma a transaction: 57014 is query_canceled, P2028 Prisma's own limit. */
export function isStatementTimeout(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === 'P2028' || (error.code === 'P2010' && JSON.stringify(error.meta ?? {}).includes('57014'));
}

/** Whether two transactions came in each other's way, so that another try may go through: a unique violation, a deadlock. */
export function isCollision(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return ['P2002', 'P2034'].includes(error.code) || /"(?:23505|40P01)"/.test(JSON.stringify(error.meta ?? {}));
}
