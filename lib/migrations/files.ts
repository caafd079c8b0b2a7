import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MigrationDirectory, MigrationList } from '@prisma/schema-engine-wasm';

const PRISMA = join(import.meta.dirname, '..', '..', 'prisma');

export const MIGRATIONS_FOLDER = join(PRISMA, 'migrations');

/** Nothing in the database is managed by others. */
export const NO_FILTERS = { externalTables: [], externalEnums: [] };

/** The migrations on disk, oldest first, as the engine wants them. */
export async function readMigrations(): Promise<MigrationList> {
  const entries = await readdir(MIGRATIONS_FOLDER, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const lockfile = await readFile(join(MIGRATIONS_FOLDER, 'migration_lock.toml'), 'utf8').catch(() => null);
  return {
    baseDir: MIGRATIONS_FOLDER,
    lockfile: { path: './migration_lock.toml', content: lockfile },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(names.sort().map(readMigration)),
  };
}

async function readMigration(name: string): Promise<MigrationDirectory> {
  const value = await readFile(join(MIGRATIONS_FOLDER, name, 'migration.sql'), 'utf8');
  return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } } };
}

/** The schema files as [path, content]. */
export async function readSchema(): Promise<[string, string][]> {
  const folder = join(PRISMA, 'schema');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.prisma')).sort();
  return Promise.all(
    names.map(
      async (name): Promise<[string, string]> => [join(folder, name), await readFile(join(folder, name), 'utf8')],
    ),
  );
}
