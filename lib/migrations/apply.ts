import pg from 'pg';
import { withEngine } from './engine.ts';
import { NO_FILTERS, readMigrations } from './files.ts';

// Any number of processes may start at once on one database; one migrates, the others wait.
const LOCK = 5_343_776_225;

/** Applies what is missing, in order; gives the names applied. Throws with the database's message when one fails. */
export async function applyMigrations(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const migrationsList = await readMigrations();
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

/** Names of migrations on disk the database does not have yet. */
export async function pendingMigrations(url: string): Promise<string[]> {
  const migrationsList = await readMigrations();
  const input = { migrationsList, filters: NO_FILTERS, optInToShadowDatabase: false };
  const { history } = await withEngine(url, undefined, (engine) => engine.diagnoseMigrationHistory(input));
  return history && 'unappliedMigrationNames' in history ? history.unappliedMigrationNames : [];
}
