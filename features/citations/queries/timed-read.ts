import { setTimeout as sleep } from 'node:timers/promises';
import { database, isStatementTimeout, replica, type Transaction } from '#lib/database.ts';
import { Problem } from '#lib/problem.ts';
import type { ListState } from './list-state.ts';

const longestMilliseconds = 2000;
const longestOfHistory = 20_000;

/** Reads a list from the replica within two seconds, unless nobody waits for it; a search that would take longer is a `Problem`, and holds nobody up. */
export async function timedRead<Result>(
  read: (tx: Transaction) => Promise<Result>,
  { tables }: Pick<ListState, 'tables'> = { tables: [] },
  longest = longestMilliseconds,
): Promise<Result> {
  // An earlier state is put together from its history, on the database that surely has all of it.
  const [client, milliseconds] = tables.length > 0 ? [database(), longestOfHistory] : [replica(), longest];
  try {
    return await client.$transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT set_config('statement_timeout', ${String(milliseconds)}, true)`;
        return await read(tx);
      },
      { timeout: milliseconds + 3000 },
    );
  } catch (error) {
    throw isStatementTimeout(error) ? tooLong(milliseconds) : error;
  }
}

/** Waits for a reading no longer than for any list. One that may take longer goes on, and whoever asks again finds what it brought. */
export async function inTime<Result>(reading: Promise<Result>): Promise<Result> {
  const isLate = Symbol();
  const timer = new AbortController();
  const late = sleep(longestMilliseconds, isLate, { signal: timer.signal, ref: false }).catch(() => isLate);
  const first = await Promise.race([reading, late]).finally(() => timer.abort());
  if (first !== isLate) return first as Result;
  reading.catch(() => undefined);
  throw tooLong(longestMilliseconds);
}

function tooLong(milliseconds: number): Problem {
  return new Problem(
    'unprocessable',
    `This search took longer than ${milliseconds / 1000} seconds and was stopped. Add a word or a filter to narrow it.`,
  );
}
