import pg from 'pg';
import { countFacets } from '#features/citations/queries/count-facets.ts';
import { listCitations } from '#features/citations/queries/list-citations.ts';
import { requireFilters } from '#features/citations/queries/read-filters.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { timed } from './measure.ts';

type Statement = { text: string; values: unknown[] };

/** The SELECTs that a list and its facets send, caught on their way to the driver. */
export async function recordStatements(viewer: LibraryActor, query: string): Promise<Statement[]> {
  const caught: Statement[] = [];
  const send = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [asked, values] = given as [string | Statement, unknown[]?];
    const statement = typeof asked === 'string' ? { text: asked, values: values ?? [] } : asked;
    if (/^\s*(SELECT|WITH)\b(?!.*set_config)/i.test(statement.text))
      caught.push({ text: statement.text, values: statement.values ?? [] });
    return Reflect.apply(send, this, given);
  } as typeof send;
  try {
    const filters = await requireFilters(viewer, new URLSearchParams(query));
    await listCitations(viewer, filters);
    await countFacets(viewer, filters).catch(() => undefined);
  } finally {
    pg.Client.prototype.query = send;
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
