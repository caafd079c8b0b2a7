import pg from 'pg';
import { QUEUE_SCHEMA } from '#lib/queue.ts';
import { readMigrations } from './files.ts';

/** Names of migrations on disk that the database does not have; asks with one query, without the engine. */
export async function pendingMigrations(url: string): Promise<string[]> {
  const names = (await readMigrations()).migrationDirectories.map(({ path }) => path);
  const applied = new Set(await appliedMigrations(url));
  return names.filter((name) => !applied.has(name));
}

async function appliedMigrations(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT to_regclass('public._prisma_migrations') IS NOT NULL
              AND to_regclass('${QUEUE_SCHEMA}.version') IS NOT NULL AS there`,
    );
    if (!rows[0]?.there) return [];
    const applied = await client.query(
      'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    );
    return applied.rows.map((row: { migration_name: string }) => row.migration_name);
  } finally {
    await client.end();
  }
}
