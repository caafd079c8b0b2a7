// Once per run of the database tests: a PostgreSQL and in it a migrated template, which each test file copies.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startThrowaway } from '#lib/embedded-postgres/throwaway.ts';
import { applyMigrations } from '#lib/migrations/apply.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the server's maintenance database, and the prefix of this run's databases. */
    postgres: { url: string; prefix: string };
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const prefix = `speciosa_test_${randomBytes(4).toString('hex')}`;
  const given = process.env.DATABASE_URL;
  const { url, stop } = given ? { url: given, stop: () => dropDatabases(given, prefix) } : await startThrowaway();
  try {
    await onServer(url, (client) => client.query(`CREATE DATABASE ${prefix} TEMPLATE template0`));
    await applyMigrations(databaseUrl(url, prefix));
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide('postgres', { url, prefix });
  return stop;
}

/** The same server, another database. */
export function databaseUrl(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

export async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function dropDatabases(url: string, prefix: string): Promise<void> {
  await onServer(url, async (client) => {
    const found = await client.query('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [prefix]);
    for (const { datname } of found.rows) await client.query(`DROP DATABASE ${datname} WITH (FORCE)`);
  });
}
