import pg from 'pg';
import { countFacets } from '#features/citations/queries/count-facets.ts';
import { listCitations } from '#features/citations/queries/list-citations.ts';
import { requireFilters } from '#features/citations/queries/read-filters.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { env, provideEnv } from '#lib/env.ts';
import { timed } from './measure.ts';

type Statement = { text: string; values: unknown[] };

/** The SELECTs that say what a list and its facets are, caught on their way to the driver: as they are sent when nothing is kept in memory. */
export async function recordStatements(viewer: LibraryActor, query: string): Promise<Statement[]> {
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

/** How long each list's statements take by the driver alone, one after the other; the better of two turns. */
export async function runAlone(url: string, lists: readonly Statement[][]): Promise<number[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const run = async (statements: Statement[]) => {
    for (const { text, values } of statements) await client.query(text, values);
  };
  try {
    const times: number[] = [];
    for (const statements of lists) {
      const turns = [await timed(() => run(statements)), await timed(() => run(statements))];
      times.push(Math.min(...turns.map(({ milliseconds }) => milliseconds)));
    }
    return times;
  } finally {
    await client.end();
  }
}
