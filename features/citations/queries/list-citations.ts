import { levelRecord } from '#features/evidence/level-record.ts';
import { levelsAsOf, levelsOf } from '#features/evidence/queries.ts';
import type { RetractionState } from '#features/retractions/notice.ts';
import { retractionsOf } from '#features/retractions/queries.ts';
import type { Actor } from '#lib/actor.ts';
import { Prisma, replica } from '#lib/database.ts';
import { withTables } from '#lib/history-sql.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { invalid } from '#lib/problem.ts';
import type { CitationAnswer } from '../citation-schema.ts';
import { compileFilters } from '../filter-sql.ts';
import type { CitationFilters } from '../filters.ts';
import { printCursor } from '../list-cursor.ts';
import { type ListOrder, listOrder } from '../list-order.ts';
import { queryOf } from '../resolve-filters.ts';
import { type ListState, listState, readerOf } from './list-state.ts';
import { passingNow } from './sets/matching-sets.ts';
import { pageBySets } from './sets/page-by-sets.ts';
import { timedRead } from './timed-read.ts';

export type ListedCreator = { role: string; family: string | null; given: string | null; literal: string | null };
type ListedLevel = {
  scheme: 'ocebm' | 'preclinical';
  version: string;
  code: string;
  question: string | null;
  basis: 'suggested' | 'judged';
};

/** A citation as a row of a list shows it. */
export type ListedCitation = {
  id: string;
  version: number;
  key: string;
  type: string;
  title: string;
  containerTitle: string | null;
  year: number | null;
  doi: string | null;
  pmid: string | null;
  pmcid: string | null;
  hasAbstract: boolean;
  fileCount: number;
  creators: ListedCreator[];
  /** `facet:term`, in the order of the vocabulary. */
  tags: string[];
  levels: ListedLevel[];
  /** What has become of it by the notices there are; null where none is known. */
  retraction: RetractionState | null;
  addedAt: Date;
  changedAt: Date;
  trashedAt: Date | null;
};

export type CitationPage<Item = ListedCitation> = { items: Item[]; total: number; next: string | null };

type Row = Omit<ListedCitation, 'tags'> & { termIds: string[] | null; sortValue: string | number | Date | null };

/** One page of the citations the filters let through, in their order, and how many there are in all; `given`: the state they ask for, where it is read already. */
export async function listCitations(viewer: Actor, filters: CitationFilters, given?: ListState): Promise<CitationPage> {
  return (await listRows<ListedCitation>(viewer, filters, Prisma.empty, given)).page;
}

/** As `listCitations`, each as the API gives it: the whole record, and who set its levels. */
export async function listCitationAnswers(
  viewer: Actor,
  filters: CitationFilters,
): Promise<CitationPage<CitationAnswer>> {
  const whole = Prisma.sql`c.csl,`;
  const { page, state, libraryId } = await listRows<ListedCitation & { csl: Record<string, unknown> }>(
    viewer,
    filters,
    whole,
  );
  const ids = page.items.map(({ id }) => id);
  const { moment, tables } = state;
  const levels = moment ? await levelsAsOf(libraryId, ids, moment) : await levelsOf(libraryId, ids, replica());
  const noticed = page.items.filter(({ retraction }) => retraction !== null).map(({ id }) => id);
  const retractions = await retractionsOf(libraryId, noticed, readerOf(state), tables);
  const items = page.items.map(
    ({ id, version, key, csl, doi, pmid, pmcid, tags, addedAt, changedAt, trashedAt }): CitationAnswer => ({
      ...{ id, version, key, csl, doi, pmid, pmcid, tags },
      levels: (levels.get(id) ?? []).map(levelRecord),
      status: trashedAt ? 'trashed' : 'active',
      retraction: retractions.get(id) ?? null,
      addedAt: addedAt.toISOString(),
      changedAt: changedAt.toISOString(),
      trashedAt: trashedAt?.toISOString() ?? null,
    }),
  );
  return { ...page, items };
}

async function listRows<Item extends ListedCitation>(
  viewer: Actor,
  filters: CitationFilters,
  more: Prisma.Sql,
  given?: ListState,
): Promise<{ page: CitationPage<Item>; state: ListState; libraryId: string }> {
  authoriseInLibrary(viewer, 'citation.read');
  const state = given ?? (await listState(viewer, filters));
  const { terms } = state;
  const { rows, total, order } = await findRows(viewer.library.id, filters, state, more);
  const shown = rows.slice(0, filters.limit);
  const last = rows.length > filters.limit ? shown.at(-1) : undefined;
  const next = last ? printCursor({ sort: order.sort, value: plain(last.sortValue), id: last.id }) : null;
  const items = shown.map(
    ({ termIds, sortValue: _, ...row }) => ({ ...row, tags: terms.tagsOf(termIds ?? []) }) as unknown as Item,
  );
  return { page: { items, total, next }, state, libraryId: viewer.library.id };
}

type Found = { rows: Row[]; total: number; order: ListOrder };

async function findRows(
  libraryId: string,
  filters: CitationFilters,
  state: ListState,
  more: Prisma.Sql,
): Promise<Found> {
  const query = queryOf(filters, state.terms);
  const order = listOrder(filters, query);
  if (order.after === false) {
    throw invalid('The cursor is not of this list.', [
      { pointer: '/cursor', detail: 'This is not a cursor of this list and order.' },
    ]);
  }
  const passing = await passingNow(libraryId, filters, state);
  if (passing) {
    const { sets, all } = passing;
    const found = await pageBySets({ libraryId, sets, matching: all, filters }, query);
    if (found) {
      const rows = await replica().$queryRaw<Row[]>(pageSql(found.among, found.order, filters.limit, more, []));
      return { rows, total: all.size(), order: found.order };
    }
  }
  const matching = compileFilters(libraryId, filters, state.terms);
  const [rows, counted] = await Promise.all([
    timedRead((tx) => tx.$queryRaw<Row[]>(pageSql(matching, order, filters.limit, more, state.tables)), state),
    timedRead(
      (tx) =>
        tx.$queryRaw<
          { total: number }[]
        >`${withTables(...state.tables)}SELECT count(*)::int AS total FROM citation c WHERE ${matching}`,
      state,
    ),
  ]);
  return { rows, total: counted[0]?.total ?? 0, order };
}

// First the page's ids from the narrow indexes, then what its rows show.
function pageSql(
  matching: Prisma.Sql,
  { from, value, orderBy, after }: ListOrder,
  limit: number,
  more: Prisma.Sql,
  tables: Prisma.Sql[],
): Prisma.Sql {
  const page = Prisma.sql`page AS MATERIALIZED (
      SELECT c.library_id, c.id, ${value} AS sort_value, row_number() OVER (ORDER BY ${orderBy}) AS place
      FROM ${from} WHERE ${matching} ${after ? Prisma.sql`AND ${after}` : Prisma.empty} ORDER BY ${orderBy} LIMIT ${limit + 1}
    )`;
  return Prisma.sql`${withTables(...tables, page)}
    SELECT c.id, c.version, c.key, ${more} c.type, c.title, c.container_title AS "containerTitle", c.year, c.doi, c.pmid, c.pmcid,
      c.has_abstract AS "hasAbstract", c.added_at AS "addedAt", c.changed_at AS "changedAt", c.trashed_at AS "trashedAt",
      page.sort_value AS "sortValue",
      (SELECT r.state FROM citation_retraction r WHERE r.library_id = c.library_id AND r.citation_id = c.id) AS retraction,
      (SELECT count(*)::int FROM attachment a
        WHERE a.library_id = c.library_id AND a.citation_id = c.id AND a.trashed_at IS NULL) AS "fileCount",
      (SELECT array_agg(t.term_id) FROM citation_tag t WHERE t.library_id = c.library_id AND t.citation_id = c.id) AS "termIds",
      coalesce((SELECT json_agg(json_build_object('role', p.role, 'family', p.family, 'given', p.given, 'literal', p.literal)
        ORDER BY p.role, p.position) FROM citation_creator p WHERE p.library_id = c.library_id AND p.citation_id = c.id), '[]') AS creators,
      coalesce((SELECT json_agg(json_build_object('scheme', l.scheme, 'version', l.scheme_version, 'code', l.code,
        'question', l.question, 'basis', l.basis) ORDER BY l.scheme, l.question)
        FROM citation_level l WHERE l.library_id = c.library_id AND l.citation_id = c.id), '[]') AS levels
    FROM page JOIN citation c USING (library_id, id) ORDER BY page.place`;
}

function plain(value: Row['sortValue']): string | number | null {
  return value instanceof Date ? value.toISOString() : value;
}
