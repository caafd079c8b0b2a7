// Once per run of the database tests: a PostgreSQL and in it a migrated template, which each test file copies.
import { randomBytes } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { startThrowaway } from '#lib/embedded-postgres/throwaway.ts';
import { migrate } from '#lib/migrations/migrate.ts';
import { databaseUrl, onServer } from './server.ts';

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
    await migrate(databaseUrl(url, prefix));
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide('postgres', { url, prefix });
  return stop;
}

async function dropDatabases(url: string, prefix: string): Promise<void> {
  await onServer(url, async (client) => {
    const found = await client.query('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [prefix]);
    for (const { datname } of found.rows) await client.query(`DROP DATABASE ${datname} WITH (FORCE)`);
  });
}
