import { describe, expect, inject, it } from 'vitest';
import { applyMigrations } from '#lib/migrations/apply.ts';
import { readMigrations } from '#lib/migrations/files.ts';
import { migrate } from '#lib/migrations/migrate.ts';
import { pendingMigrations } from '#lib/migrations/pending.ts';
import { databaseUrl, onServer } from '#tests/server.ts';

const { url, prefix } = inject('postgres');

async function emptyDatabase(name: string): Promise<string> {
  await onServer(url, (client) => client.query(`CREATE DATABASE ${prefix}_${name} TEMPLATE template0`));
  return databaseUrl(url, `${prefix}_${name}`);
}

describe('applyMigrations', () => {
  it('applies every migration once, when several processes start at the same time', async () => {
    const database = await emptyDatabase('race');
    const names = (await readMigrations()).migrationDirectories.map(({ path }) => path);
    expect(await pendingMigrations(database)).toEqual(names);
    const applied = await Promise.all([1, 2, 3].map(() => applyMigrations(database)));
    expect(applied.flat()).toEqual(names);
    await migrate(database);
    expect(await pendingMigrations(database)).toEqual([]);
  });

  it('keeps the history where the command line of Prisma looks for it', async () => {
    const rows = await onServer(databaseUrl(url, prefix), (client) =>
      client.query('SELECT migration_name, finished_at FROM _prisma_migrations ORDER BY migration_name'),
    );
    const names = (await readMigrations()).migrationDirectories.map(({ path }) => path);
    expect(rows.rows.map((row: { migration_name: string }) => row.migration_name)).toEqual(names);
  });
});
