import pg from 'pg';
import { OperatorError, sentenceOf } from '#lib/operator-error.ts';

/** Extensions the migrations create; all of them are "trusted", so CREATE on the database is right enough. */
const EXTENSIONS = ['btree_gin', 'ltree', 'pg_trgm', 'unaccent'];
const OLDEST_VERSION = 15;

/** Throws an `OperatorError` with one sentence when the database at `url` cannot be used. */
export async function checkDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 8000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => undefined);
    throw new OperatorError(refusal(error, url));
  }
  try {
    await checkServer(client);
  } finally {
    await client.end();
  }
}

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number; may_create: boolean; missing: string[]; unknown: string[] }>(
    `SELECT current_setting('server_version_num')::int / 10000 AS version,
            has_database_privilege(current_database(), 'CREATE') AS may_create,
            ARRAY(SELECT unnest($1::text[]) EXCEPT SELECT extname::text FROM pg_extension ORDER BY 1) AS missing,
            ARRAY(SELECT unnest($1::text[]) EXCEPT SELECT name::text FROM pg_available_extensions ORDER BY 1) AS unknown`,
    [EXTENSIONS],
  );
  const found = rows[0];
  if (!found) throw new OperatorError('DATABASE_URL does not answer as PostgreSQL does.');
  if (found.version < OLDEST_VERSION) {
    throw new OperatorError(`DATABASE_URL is PostgreSQL ${found.version}; ${OLDEST_VERSION} or newer is needed.`);
  }
  if (found.unknown.length > 0) {
    throw new OperatorError(`The server of DATABASE_URL lacks the extensions ${found.unknown.join(', ')}.`);
  }
  if (!found.may_create) {
    const what = found.missing.length > 0 ? `create the extensions ${found.missing.join(', ')}` : 'create tables';
    const name = client.escapeIdentifier(client.database ?? '');
    const user = client.escapeIdentifier(client.user ?? '');
    throw new OperatorError(`The user of DATABASE_URL may not ${what}: GRANT CREATE ON DATABASE ${name} TO ${user}.`);
  }
}

/** PostgreSQL's and the system's codes in words; the password is never repeated. */
function refusal(error: unknown, url: string): string {
  const { hostname, port, pathname, username } = new URL(url);
  const server = `${hostname || 'localhost'}:${port || 5432}`;
  const code = (error as { code?: string }).code ?? '';
  if (code === '28P01')
    return `DATABASE_URL: the server at ${server} refuses the password of ${decodeURIComponent(username)}.`;
  if (code === '28000')
    return `DATABASE_URL: the server at ${server} does not let ${decodeURIComponent(username)} in (${sentenceOf(error)}).`;
  if (code === '3D000')
    return `DATABASE_URL: there is no database ${decodeURIComponent(pathname.slice(1))} at ${server}: create it first.`;
  return `DATABASE_URL: no PostgreSQL answers at ${server} (${code || sentenceOf(error)}).`;
}
