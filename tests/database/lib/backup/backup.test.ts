import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { holdsRows, restoreBackup } from '#lib/backup/restore-backup.ts';
import { writeBackup } from '#lib/backup/write-backup.ts';
import { database, disconnect } from '#lib/database.ts';
import { env } from '#lib/env.ts';
import { makeLibrary } from '#tests/database/library.ts';
import { databaseUrl, onServer } from '#tests/server.ts';

const { url, prefix } = inject('postgres');
let folder: string;
let archive: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'speciosa-backup-'));
  archive = join(folder, 'backup.tar.gz');
  await mkdir(join(folder, 'files', 'ab'), { recursive: true });
  await writeFile(join(folder, 'files', 'ab', 'cd'), randomBytes(200_000));
  const { libraryId } = await makeLibrary('kept');
  const awkward = 'tab\t backslash \\ newline\n null \\N 7-OH·μ "quoted"';
  await database().library.update({ where: { id: libraryId }, data: { name: awkward } });
  const details = { reason: awkward };
  await database().event.create({
    data: {
      libraryId,
      seq: 1n,
      at: new Date(),
      verb: 'library.created',
      actorName: 'A',
      via: 'cli',
      details,
      hash: 'h',
    },
  });
  await database().$executeRaw`
    INSERT INTO citation (library_id, id, key, csl, type, title) VALUES (${libraryId}::uuid, gen_random_uuid(), 'kept', '{}', 'book', 'Kept')`;
  await writeBackup(env().DATABASE_URL ?? '', join(folder, 'files'), archive);
});

afterAll(async () => {
  await disconnect();
  await rm(folder, { recursive: true });
});

async function contents(databaseAddress: string): Promise<unknown> {
  return onServer(databaseAddress, async (client) => {
    const tables = await client.query(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
          AND relname NOT IN ('_prisma_migrations', 'citation_change') ORDER BY 1`,
    );
    const rows: Record<string, unknown> = {};
    for (const { relname } of tables.rows) {
      rows[relname] = (await client.query(`SELECT to_jsonb(t) AS row FROM ${relname} t ORDER BY 1`)).rows;
    }
    const rules = await client.query(
      `SELECT conname, pg_get_constraintdef(oid) AS is FROM pg_constraint WHERE connamespace = 'public'::regnamespace
       UNION ALL SELECT tgname, tgenabled::text FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2`,
    );
    return { rows, rules: rules.rows };
  });
}

describe('backup and restore', () => {
  it('brings back every row, file and rule, whatever was there', async () => {
    const target = databaseUrl(url, `${prefix}_restored`);
    await onServer(url, (client) => client.query(`CREATE DATABASE ${prefix}_restored TEMPLATE ${prefix}`));
    expect(await holdsRows(target, ['user_account', 'library'])).toBe(false);
    await onServer(target, (client) =>
      client
        .query(`INSERT INTO library (id, slug, name) VALUES (gen_random_uuid(), 'other', 'Other')`)
        .catch(() => undefined),
    );
    await restoreBackup(target, join(folder, 'restored'), archive);
    expect(await contents(target)).toEqual(await contents(env().DATABASE_URL ?? ''));
    const next = `SELECT nextval(pg_get_serial_sequence('citation', 'ordinal')) > (SELECT max(ordinal) FROM citation) AS "isNew"`;
    expect((await onServer(target, (client) => client.query(next))).rows).toEqual([{ isNew: true }]);
    expect(await holdsRows(target, ['user_account', 'library'])).toBe(true);
    const [before, after] = await Promise.all(
      ['files', 'restored'].map((name) => readFile(join(folder, name, 'ab', 'cd'))),
    );
    expect(after).toEqual(before);
  });

  it('leaves the database alone when the archive is cut short', async () => {
    const target = databaseUrl(url, `${prefix}_untouched`);
    await onServer(url, (client) => client.query(`CREATE DATABASE ${prefix}_untouched TEMPLATE ${prefix}`));
    const before = await contents(target);
    await truncate(archive, 100_000);
    await expect(restoreBackup(target, folder, archive)).rejects.toThrow(/is not a whole backup/);
    expect(await contents(target)).toEqual(before);
  });
});
