import type pg from 'pg';

export const tables = ['citation', 'citation_creator', 'citation_tag', 'citation_level', 'citation_words'];

type Index = { table: string; constraint: string | null; name: string; definition: string };

/**
 * Fills tables without their indexes, which are made afterwards, two at a time and in a third of the time. Only keys that others refer to
 * stay, and those of the words, which are looked up while they are written. Sessions that fill say `fillingSession`: keys to other tables are
 * not looked up then, and nobody is told of what changed; the words are worked out as ever.
 */
export async function withBareTables(
  client: pg.Client,
  connect: () => Promise<pg.Client>,
  fill: () => Promise<unknown>,
): Promise<void> {
  const { rows: indexes } = await client.query<Index>(
    `SELECT indrelid::regclass::text AS table, quote_ident(k.conname) AS constraint, indexrelid::regclass::text AS name,
        coalesce(pg_get_constraintdef(k.oid), pg_get_indexdef(indexrelid)) AS definition
      FROM pg_index LEFT JOIN pg_constraint k ON k.conindid = indexrelid AND k.contype IN ('p', 'u')
      WHERE indrelid = ANY ($1::regclass[]) AND NOT EXISTS (SELECT FROM pg_constraint f WHERE f.conindid = indexrelid AND f.contype = 'f')
        AND NOT (k.oid IS NOT NULL AND indrelid = 'citation_words'::regclass)
      ORDER BY pg_relation_size(indrelid) DESC`,
    [tables],
  );
  for (const { table, constraint, name } of indexes) {
    await client.query({
      text: constraint ? `ALTER TABLE ${table} DROP CONSTRAINT ${constraint}` : `DROP INDEX ${name}`,
    });
  }
  await client.query('ALTER TABLE citation ENABLE ALWAYS TRIGGER words_of_added');
  try {
    await fill();
  } finally {
    await client.query('ALTER TABLE citation ENABLE TRIGGER words_of_added');
    await makeIndexes(indexes, connect);
  }
}

async function makeIndexes(indexes: Index[], connect: () => Promise<pg.Client>): Promise<void> {
  // A constraint wants its table alone, so it comes when the indexes beside it are made.
  const plain = indexes.filter(({ constraint }) => !constraint).map(({ definition }) => definition);
  const constraints = indexes.flatMap(({ table, constraint, definition }) =>
    constraint ? [`ALTER TABLE ${table} ADD CONSTRAINT ${constraint} ${definition}`] : [],
  );
  for (const statements of [plain, constraints]) {
    const work = async () => {
      const client = await connect();
      await client.query(`SET maintenance_work_mem = '512MB'`);
      for (let text = statements.shift(); text !== undefined; text = statements.shift()) await client.query(text);
      await client.end();
    };
    await Promise.all([work(), work()]);
  }
}

export const fillingSession = 'SET session_replication_role = replica';
