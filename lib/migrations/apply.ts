import type { MigrationList } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { withEngine } from './engine.ts';
import { NO_FILTERS, readMigrations } from './files.ts';

// Any number of processes may start at once on one database; one migrates, the others wait.
const LOCK = 5_343_776_225;

/**
 * Applies what is missing, in order, up to and with the one named `last`; gives the names applied.
 * Throws with the database's message when one fails.
 */
export async function applyMigrations(url: string, last?: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const migrationsList = upTo(last, await readMigrations());
    const input = { migrationsList, filters: NO_FILTERS };
    return await withEngine(
      url,
      undefined,
      async (engine) => (await engine.applyMigrations(input)).appliedMigrationNames,
    );
  } finally {
    await client.end();
  }
}

function upTo(last: string | undefined, list: MigrationList): MigrationList {
  if (!last) return list;
  return { ...list, migrationDirectories: list.migrationDirectories.filter(({ path }) => path <= last) };
}
