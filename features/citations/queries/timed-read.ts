import { isStatementTimeout, replica, type Transaction } from '#lib/database.ts';
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
