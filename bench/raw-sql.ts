import pg from 'pg';
import { countFacets } from '#features/citations/queries/count-facets.ts';
import { listCitations } from '#features/citations/queries/list-citations.ts';
import { requireFilters } from '#features/citations/queries/read-filters.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { env, provideEnv } from '#lib/env.ts';
import { timed } from './measure.ts';

type Statement = { text: string; values: unknown[] };

/** The SELECTs that say what a list and its facets are, caught on their way to the driver: as they are sent when nothing is kept in memory. */
async function recordStatements(viewer: LibraryActor, query: string): Promise<Statement[]> {
  const caught: Statement[] = [];
  const send = pg.Client.prototype.query;
  const { CITATIONS_IN_MEMORY } = env();
  provideEnv({ CITATIONS_IN_MEMORY: '0' });
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [asked, values] = given as [string | Statement, unknown[]?];
    const statement = typeof asked === 'string' ? { text: asked, values: values ?? [] } : asked;
    if (/^\s*(SELECT|WITH)\b(?!.*set_config)/i.test(statement.text))
      caught.push({ text: statement.text, values: statement.values ?? [] });
    return Reflect.apply(send, this, given);
  } as typeof send;
  try {
    const filters = await requireFilters(viewer, new URLSearchParams(query));
    // What takes too long is stopped, and caught all the same.
    await listCitations(viewer, filters).catch(() => undefined);
    await countFacets(viewer, filters).catch(() => undefined);
  } finally {
    pg.Client.prototype.query = send;
    provideEnv({ CITATIONS_IN_MEMORY: String(CITATIONS_IN_MEMORY) });
  }
  return caught;
}

/**
 * How long the statements of each list take by the driver alone, right after the program has sent them once; the lists one after the other, and no further
 * than `seconds` reach. A list in whose midst they end is not among them.
 */
export async function timesAlone(
  viewer: LibraryActor,
  url: string,
  { queries, seconds }: { queries: readonly string[]; seconds: number },
): Promise<number[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const until = performance.now() + seconds * 1000;
  const run = async (statements: Statement[]) => {
    for (const { text, values } of statements) await client.query(text, values);
  };
  const times: number[] = [];
  try {
    for (const query of queries) {
      const statements = await recordStatements(viewer, query);
      const left = Math.ceil(until - performance.now());
      if (left <= 0) break;
      await client.query(`SET statement_timeout = ${left}`);
      times.push((await timed(() => run(statements))).milliseconds);
    }
  } catch (error) {
    if (!isTimeOut(error)) throw error;
  } finally {
    await client.end();
  }
  return times;
}

function isTimeOut(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '57014';
}
