import type pg from 'pg';
import { creatorRows, promotedColumns } from '#features/citations/promoted-columns.ts';
import { levelRank } from '#features/evidence/evidence-level.ts';
import { foundLibrary } from '#features/exchange/commands/found-library.ts';
import { findMemberActor } from '#features/libraries/queries.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';
import { withDescendants } from '#features/vocabulary/vocabulary-tree.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { CopyingClient, copyRows } from '#lib/copy-rows.ts';
import { newId } from '#lib/new-id.ts';
import { fillingSession, tables, withBareTables } from './bare-tables.ts';
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
    await withBareTables(client, () => connect(instance.databaseUrl), fill);
    await client.query(`VACUUM ANALYZE ${tables.join(', ')}`);
  } finally {
    await client.end();
  }
  return actor;
}

type Lane = { lane: number; size: number; terms: Map<string, string[]>; ids: Map<string, string> };

async function loadLane(url: string, actor: LibraryActor, { lane, size, terms, ids }: Lane): Promise<void> {
  const client = await connect(url);
  const copying = { $executeRawUnsafe: (text: string) => client.query({ text }) };
  try {
    await client.query(fillingSession);
    for (let from = lane * batch; from < size; from += 2 * batch) {
      const made = Array.from({ length: Math.min(batch, size - from) }, (_, offset) => {
        return madeCitation(from + offset, size, terms);
      });
      for (const [table, { columns, rows }] of Object.entries(tableRows(actor, ids)))
        await copyRows(copying, table, columns, made.flatMap(rows));
    }
  } finally {
    await client.end();
  }
}

type Made = ReturnType<typeof madeCitation>;

function madeCitation(index: number, size: number, terms: Map<string, string[]>) {
  // Over two years, as a library grows; a few in the same instant, as an import brings them.
  const addedAt = new Date(firstAdded + Math.floor((index / size) * 730 * 24 * 60) * 60_000).toISOString();
  return { id: newId(), addedAt, ...benchCitation(index, terms) };
}

type Row = Parameters<typeof copyRows>[3][number];
type Filling = { columns: string[]; rows: (made: Made) => Row[] };

/** What each table takes of a citation, which comes first. */
function tableRows(
  { library: { id: libraryId }, userId }: LibraryActor,
  termIds: Map<string, string>,
): Record<string, Filling> {
  return {
    citation: {
      columns: [
        ...['library_id', 'id', 'key', 'csl', 'type', 'title', 'container_title', 'year', 'author_sort', 'title_sort'],
        ...['doi', 'pmid', 'pmcid', 'isbn', 'level_rank', 'added_by_id', 'added_at', 'changed_at'],
      ],
      rows: ({ id, key, csl, level, addedAt }) => {
        const { type, title, containerTitle, year, authorSort, titleSort, doi, pmid, pmcid, isbn } =
          promotedColumns(csl);
        const promoted = [type, title, containerTitle, year, authorSort, titleSort, doi, pmid, pmcid, isbn];
        const rank = level && levelRank(level as Parameters<typeof levelRank>[0]);
        return [[libraryId, id, key, JSON.stringify(csl), ...promoted, rank, userId, addedAt, addedAt]];
      },
    },
    citation_creator: {
      columns: ['library_id', 'citation_id', 'role', 'position', 'family', 'given', 'literal', 'orcid'],
      rows: ({ id, csl }) =>
        creatorRows(csl).map(({ role, position, family, given, literal, orcid }) => {
          return [libraryId, id, role, position, family, given, literal, orcid];
        }),
    },
    citation_tag: {
      columns: ['library_id', 'citation_id', 'term_id'],
      rows: ({ id, tags }) => tags.map((tag) => [libraryId, id, termIds.get(tag)]),
    },
    citation_level: {
      columns: ['library_id', 'id', 'citation_id', 'scheme', 'scheme_version', 'code', 'question', 'basis'],
      rows: ({ id, level: set }) =>
        set ? [[libraryId, newId(), id, set.scheme, set.version, set.code, set.question, 'suggested']] : [],
    },
  };
}

async function connect(url: string): Promise<pg.Client> {
  const client = new CopyingClient({ connectionString: url });
  await client.connect();
  await client.query('SET synchronous_commit = off');
  return client;
}
