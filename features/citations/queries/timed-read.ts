import { Prisma, replica, type Transaction } from '#lib/database.ts';
import { Problem } from '#lib/problem.ts';

const longestMilliseconds = 2000;

/** Reads a list from the replica within two seconds; a search that would take longer is a `Problem`, and holds nobody up. */
export async function timedRead<Result>(read: (tx: Transaction) => Promise<Result>): Promise<Result> {
  try {
    return await replica().$transaction(async (tx) => {
      await tx.$executeRaw`SELECT set_config('statement_timeout', ${String(longestMilliseconds)}, true)`;
      return await read(tx);
    });
  } catch (error) {
    if (!isStatementTimeout(error)) throw error;
    throw new Problem(
      'unprocessable',
      'This search took longer than two seconds and was stopped. Add a word or a filter to narrow it.',
    );
  }
}

// 57014 is Postgres' query_canceled; P2028 Prisma's own limit on a transaction.
function isStatementTimeout(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === 'P2028' || (error.code === 'P2010' && JSON.stringify(error.meta ?? {}).includes('57014'));
}
