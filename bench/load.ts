import pg from 'pg';
import { creatorRows, promotedColumns } from '#features/citations/promoted-columns.ts';
import { levelRank } from '#features/evidence/evidence-level.ts';
import { foundLibrary } from '#features/exchange/commands/found-library.ts';
import { findMemberActor } from '#features/libraries/queries.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';
import { withDescendants } from '#features/vocabulary/vocabulary-tree.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { newId } from '#lib/new-id.ts';
import { fillingSession, withBareTables } from './bare-tables.ts';
import { benchCitation } from './data/citations.ts';
import type { BenchInstance } from './instance.ts';

const batch = 1000;
const firstAdded = Date.UTC(2023, 0, 1);

/** The library with so many citations, made unless an earlier run on the same folder left it. */
export async function benchLibrary(instance: BenchInstance, size: number): Promise<LibraryActor> {
  const slug = `bench-${size}`;
  const found = await findMemberActor(instance.owner, slug).catch(() => null);
  if (found) return found;
  await foundLibrary(instance.owner, { slug, name: `Bench ${size}` }, 'kratom');
  const actor = await findMemberActor(instance.owner, slug);
  if (size === 0) return actor;
  const { facets } = await loadVocabulary(actor);
  const terms = new Map(facets.map(({ slug, roots }) => [slug, roots.flatMap(withDescendants).map(({ tag }) => tag)]));
  const ids = new Map(facets.flatMap(({ roots }) => roots.flatMap(withDescendants)).map(({ tag, id }) => [tag, id]));
  // Two connections, as the text search of a row is worked out by the database on insert.
  const fill = () =>
    Promise.all([0, 1].map((lane) => loadLane(instance.databaseUrl, actor, { lane, size, terms, ids })));
  const client = await connect(instance.databaseUrl);
  try {
    await withBareTables(client, fill);
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
  return actor;
}

type Lane = { lane: number; size: number; terms: Map<string, string[]>; ids: Map<string, string> };

async function loadLane(url: string, actor: LibraryActor, { lane, size, terms, ids }: Lane): Promise<void> {
  const client = await connect(url);
  try {
    await client.query(fillingSession);
    for (let from = lane * batch; from < size; from += 2 * batch) {
      const to = Math.min(from + batch, size);
      const rows = Array.from({ length: to - from }, (_, offset) => citationRow(from + offset, size, terms));
      await client.query(insertSql, [actor.library.id, actor.userId, JSON.stringify(rows.map(({ row }) => row))]);
      const creators = rows.flatMap(({ row }) => creatorRows(row.csl).map((creator) => ({ of: row.id, ...creator })));
      await client.query(creatorSql, [actor.library.id, JSON.stringify(creators)]);
      const tags = rows.flatMap(({ row, tags }) => tags.map((tag) => [row.id, ids.get(tag) ?? '']));
      await client.query(tagSql, [actor.library.id, tags.map(([id]) => id), tags.map(([, term]) => term)]);
      const levels = rows.flatMap(({ row, level }) => (level ? [{ id: newId(), of: row.id, ...level }] : []));
      await client.query(levelSql, [actor.library.id, JSON.stringify(levels)]);
    }
  } finally {
    await client.end();
  }
}

function citationRow(index: number, size: number, terms: Map<string, string[]>) {
  const { csl, key, tags, level } = benchCitation(index, terms);
  // Over two years, as a library grows; a few in the same instant, as an import brings them.
  const addedAt = new Date(firstAdded + Math.floor((index / size) * 730 * 24 * 60) * 60_000);
  const rank = level && levelRank(level as Parameters<typeof levelRank>[0]);
  return { row: { id: newId(), key, csl, ...promotedColumns(csl), rank, addedAt }, tags, level };
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('SET synchronous_commit = off');
  return client;
}

const insertSql = `
  INSERT INTO citation (library_id, id, key, csl, type, title, container_title, year, author_sort, title_sort, doi, pmid, pmcid, isbn, level_rank,
    added_by_id, added_at, changed_at)
  SELECT $1, id, key, csl, type, title, "containerTitle", year, "authorSort", "titleSort", doi, pmid, pmcid, isbn, rank, $2, "addedAt", "addedAt"
  FROM jsonb_to_recordset($3::jsonb) AS row (id uuid, key text, csl jsonb, type text, title text, "containerTitle" text, year int,
    "authorSort" text, "titleSort" text, doi text, pmid text, pmcid text, isbn text[], rank int, "addedAt" timestamptz)`;
const creatorSql = `
  INSERT INTO citation_creator (library_id, citation_id, role, position, family, given, literal, orcid)
  SELECT $1, of, role, position, family, given, literal, orcid
  FROM jsonb_to_recordset($2::jsonb) AS row (of uuid, role text, position int, family text, given text, literal text, orcid text)`;
const tagSql = `
  INSERT INTO citation_tag (library_id, citation_id, term_id)
  SELECT $1, of, term FROM unnest($2::uuid[], $3::uuid[]) AS pair (of, term) ON CONFLICT DO NOTHING`;
const levelSql = `
  INSERT INTO citation_level (library_id, id, citation_id, scheme, scheme_version, code, question, basis)
  SELECT $1, id, of, scheme, version, code, question, 'suggested'
  FROM jsonb_to_recordset($2::jsonb) AS row (id uuid, of uuid, scheme text, version text, code text, question text)`;
