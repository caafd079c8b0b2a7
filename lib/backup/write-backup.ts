import { createReadStream, createWriteStream } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type Pack, pack } from 'tar-stream';
import { END, FILES, MANIFEST, type Manifest, TABLES, type Table } from './manifest.ts';

/** Every table as of one moment, and every file, into one `.tar.gz` that appears at `target` when it is whole. */
export async function writeBackup(url: string, filesFolder: string, target: string): Promise<void> {
  const archive = pack();
  const partial = `${target}.partial`;
  const written = pipeline(archive, createGzip(), createWriteStream(partial, { mode: 0o600 }));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await Promise.race([written, fill(archive, client, filesFolder, partial)]);
    archive.finalize();
    await written;
    await rename(partial, target);
  } finally {
    await client.end();
    archive.destroy();
    await written.catch(() => undefined);
    await rm(partial, { force: true });
  }
}

async function fill(archive: Pack, client: pg.Client, filesFolder: string, partial: string): Promise<void> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const manifest = await describeDatabase(client);
  archive.entry({ name: MANIFEST }, JSON.stringify(manifest, null, 2));
  for (const table of manifest.tables) await addTable(archive, client, table, `${partial}.table`);
  await client.query('COMMIT');
  // Files are named by their content and never change, so they may be read after the moment.
  for (const path of await filesBelow(filesFolder)) await addFile(archive, join(filesFolder, path), FILES + path);
  archive.entry({ name: END }, '');
}

// Migrations are replayed, and which citations were written to a moment ago means nothing elsewhere.
const NOT_KEPT = ['_prisma_migrations', 'citation_change'];

async function describeDatabase(client: pg.Client): Promise<Manifest> {
  const tables = await client.query<Table>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> ALL ($1)
        AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      GROUP BY c.relname ORDER BY c.relname`,
    [NOT_KEPT],
  );
  const last = await client.query<{ name: string }>(
    'SELECT max(migration_name) AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL',
  );
  const migration = last.rows[0]?.name ?? '';
  return { format: 'speciosa-backup-1', createdAt: new Date().toISOString(), migration, tables: tables.rows };
}

/** An archive names the size of an entry before its content, so a table goes by way of a file. */
async function addTable(archive: Pack, client: pg.Client, { name, columns }: Table, spool: string): Promise<void> {
  const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
  const copy = client.query(copyTo(`COPY ${client.escapeIdentifier(name)} (${list}) TO STDOUT`));
  try {
    await pipeline(copy, createWriteStream(spool, { mode: 0o600 }));
    await addFile(archive, spool, TABLES + name);
  } finally {
    await rm(spool, { force: true });
  }
}

async function addFile(archive: Pack, path: string, name: string): Promise<void> {
  const { size } = await stat(path);
  await pipeline(createReadStream(path), archive.entry({ name, size }));
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true }).catch(() => []);
  const kinds = await Promise.all(entries.map((path) => stat(join(folder, path))));
  return entries.filter((_, index) => kinds[index]?.isFile()).sort();
}
