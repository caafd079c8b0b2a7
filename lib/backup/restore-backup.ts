import { createWriteStream } from 'node:fs';
import { mkdir, rename, stat } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { applyMigrations } from '#lib/migrations/apply.ts';
import { readMigrations } from '#lib/migrations/files.ts';
import { migrate } from '#lib/migrations/migrate.ts';
import { OperatorError } from '#lib/operator-error.ts';
import { QUEUE_SCHEMA } from '#lib/queue.ts';
import { loadTables } from './load-tables.ts';
import { FILES } from './manifest.ts';
import { checkBackup, eachEntry } from './read-backup.ts';

/** Replaces all the database holds by the backup, whatever version made it, and adds its files. */
export async function restoreBackup(url: string, filesFolder: string, path: string): Promise<void> {
  const manifest = await checkBackup(path);
  const known = (await readMigrations()).migrationDirectories.map((migration) => migration.path);
  if (!known.includes(manifest.migration)) {
    throw new OperatorError(`${path} was made by a newer version of Speciosa: update first.`);
  }
  await emptyDatabase(url);
  await applyMigrations(url, manifest.migration);
  await loadTables(url, path, manifest);
  await migrate(url);
  // Until rows are counted and words are in their index, the first lists would read everything.
  await onDatabase(url, (client) => client.query('VACUUM (ANALYZE)'));
  await restoreFiles(path, filesFolder);
}

/** Whether any of the tables, if they exist at all, holds a row. */
export async function holdsRows(url: string, tables: string[]): Promise<boolean> {
  return onDatabase(url, async (client) => {
    for (const table of tables) {
      const { rows } = await client.query('SELECT to_regclass($1) IS NOT NULL AS there', [table]);
      if (!rows[0]?.there) continue;
      if ((await client.query(`SELECT FROM ${client.escapeIdentifier(table)} LIMIT 1`)).rowCount) return true;
    }
    return false;
  });
}

async function emptyDatabase(url: string): Promise<void> {
  await onDatabase(url, async (client) => {
    const { rows } = await client.query(
      'SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    if (rows[0]?.n > 0)
      throw new OperatorError('Others are connected to the database: stop Speciosa everywhere first.');
    await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    await client.query(`DROP SCHEMA IF EXISTS ${QUEUE_SCHEMA} CASCADE`);
  });
}

async function onDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}

async function restoreFiles(path: string, filesFolder: string): Promise<void> {
  await eachEntry(path, async (name, content) => {
    const target = join(filesFolder, normalize(name.slice(FILES.length)));
    const inside = name.startsWith(FILES) && target.startsWith(join(filesFolder, '/'));
    if (!inside || (await stat(target).catch(() => undefined))) return void content.resume();
    await mkdir(dirname(target), { recursive: true });
    await pipeline(content, createWriteStream(`${target}.partial`));
    await rename(`${target}.partial`, target);
  });
}
