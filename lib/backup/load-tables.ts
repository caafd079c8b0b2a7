import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type Manifest, TABLES } from './manifest.ts';
import { eachEntry } from './read-backup.ts';

interface ForeignKey {
  relation: string;
  name: string;
  definition: string;
}

/** Fills the empty tables from the archive, in one transaction. */
export async function loadTables(url: string, path: string, manifest: Manifest): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('BEGIN');
    await withoutRules(client, manifest, async () => {
      await eachEntry(path, async (name, content) => {
        const table = name.startsWith(TABLES) && manifest.tables.find((one) => TABLES + one.name === name);
        if (!table) return void content.resume();
        const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(', ');
        const copy = `COPY ${client.escapeIdentifier(table.name)} (${columns}) FROM STDIN`;
        await pipeline(content, client.query(copyFrom(copy)));
      });
    });
    await continueNumbers(client);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

/** Rows came with their numbers: the next row gets the one after the last. */
async function continueNumbers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ relation: string; name: string; sequence: string }>(
    `SELECT c.oid::regclass::text AS relation, quote_ident(a.attname) AS name, pg_get_serial_sequence(c.oid::regclass::text, a.attname) AS sequence
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
        AND pg_get_serial_sequence(c.oid::regclass::text, a.attname) IS NOT NULL`,
  );
  for (const { relation, name, sequence } of rows) {
    await client.query(`SELECT setval($1, coalesce(max(${name}), 0) + 1, false) FROM ${relation}`, [sequence]);
  }
}

/** Triggers would work out anew what the rows hold already, and foreign keys want an order; the keys are checked after. */
async function withoutRules(client: pg.Client, { tables }: Manifest, load: () => Promise<void>): Promise<void> {
  const { rows: keys } = await client.query<ForeignKey>(
    `SELECT conrelid::regclass::text AS relation, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
       FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`,
  );
  const names = tables.map(({ name }) => client.escapeIdentifier(name));
  for (const { relation, name } of keys) await client.query(`ALTER TABLE ${relation} DROP CONSTRAINT ${name}`);
  for (const name of names) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
  // A migration may have put rows there, which the archive holds too.
  for (const name of names) await client.query(`DELETE FROM ${name}`);
  await load();
  for (const name of names) await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
  for (const { relation, name, definition } of keys) {
    await client.query(`ALTER TABLE ${relation} ADD CONSTRAINT ${name} ${definition}`);
  }
}
