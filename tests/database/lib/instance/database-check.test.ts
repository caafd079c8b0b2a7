import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startThrowaway, type ThrowawayPostgres } from '#lib/embedded-postgres/throwaway.ts';
import { checkDatabase } from '#lib/instance/database-check.ts';
import { onServer } from '#tests/server.ts';

// A server of its own: one given by DATABASE_URL may let everybody in.
let server: ThrowawayPostgres;

beforeAll(async () => {
  server = await startThrowaway();
  await onServer(server.url, async (client) => {
    await client.query(`CREATE ROLE reader LOGIN PASSWORD 'reader'`);
    await client.query(`CREATE ROLE asleep NOLOGIN PASSWORD 'asleep'`);
  });
});

afterAll(() => server.stop());

function changed(change: Partial<Pick<URL, 'username' | 'password' | 'pathname' | 'port'>>): string {
  return Object.assign(new URL(server.url), change).href;
}

describe('checkDatabase', () => {
  it('accepts a database it may use', async () => {
    await expect(checkDatabase(server.url)).resolves.toBeUndefined();
  });

  it.each([
    [{ password: 'hunter2' }, /^DATABASE_URL: the server at 127\.0\.0\.1:\d+ refuses the password of speciosa\.$/],
    [{ username: 'nobody' }, /refuses the password of nobody\.$/],
    [
      { username: 'asleep', password: 'asleep' },
      /does not let asleep in \(role "asleep" is not permitted to log in\)\.$/,
    ],
    [{ pathname: '/gone' }, /^DATABASE_URL: there is no database gone at 127\.0\.0\.1:\d+: create it first\.$/],
    [{ port: '9' }, /^DATABASE_URL: no PostgreSQL answers at 127\.0\.0\.1:9 \(ECONNREFUSED\)\.$/],
    [
      { username: 'reader', password: 'reader' },
      /^The user of DATABASE_URL may not create the extensions btree_gin, ltree, pg_trgm, unaccent: GRANT CREATE ON DATABASE "postgres" TO "reader"\.$/,
    ],
  ])('refuses %o in one sentence without the password', async (change, sentence) => {
    const refusal = await checkDatabase(changed(change)).catch((error) => error);
    expect(refusal.name).toBe('OperatorError');
    expect(refusal.message).toMatch(sentence);
    expect(refusal.message).not.toContain('hunter2');
  });
});
