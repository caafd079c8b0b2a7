// npm run migration -- NAME: writes the SQL from the migrations so far to the schema files, for a person to review.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startThrowaway } from '#lib/embedded-postgres/throwaway.ts';
import { applyMigrations } from '#lib/migrations/apply.ts';
import { withEngine } from '#lib/migrations/engine.ts';
import { MIGRATIONS_FOLDER, NO_FILTERS, readSchema } from '#lib/migrations/files.ts';

const name = process.argv[2];
if (!name || !/^[a-z0-9]+(_[a-z0-9]+)*$/.test(name)) {
  process.stderr.write('Usage: npm run migration -- NAME (lower case, words joined by _)\n');
  process.exit(2);
}

const script = await draft();
if (script.trim() === '' || script.includes('This is an empty migration')) {
  process.stderr.write('The migrations already give the schema.\n');
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(MIGRATIONS_FOLDER, `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'migration.sql'), script);
  process.stdout.write(`${join(folder, 'migration.sql')}\n`);
}

/** The migrations are applied to a temporary database, which is then compared with the schema files. */
async function draft(): Promise<string> {
  const postgres = await startThrowaway();
  try {
    await applyMigrations(postgres.url);
    const schema = await readSchema();
    const files = schema.map(([path, content]) => ({ path, content }));
    const from = { tag: 'schemaDatasource' as const, files, configDir: '.' };
    const to = { tag: 'schemaDatamodel' as const, files };
    const input = { from, to, script: true, exitCode: null, filters: NO_FILTERS };
    return await withEngine(postgres.url, schema, async (engine) => (await engine.diff(input)).stdout ?? '');
  } finally {
    await postgres.stop();
  }
}
