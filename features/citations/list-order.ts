import type { Query } from '#features/search/query-tree.ts';
import { compileRelevance } from '#features/search/relevance.ts';
import { isId } from '#lib/new-id.ts';
import { Prisma } from '#lib/sql.ts';
import { type CitationFilters, effectiveSort, printSort, type Sort } from './filters.ts';
import { type ListCursor, parseCursor } from './list-cursor.ts';

/** An order of `citation AS c` that no two rows tie in, and how to go on behind a row. */
export type ListOrder = {
  by: Sort['by'];
  /** `citation AS c`, with what its values need beside it. */
  from: Prisma.Sql;
  /** As in the address: `-year`. */
  sort: string;
  /** The value rows are ordered by. */
  value: Prisma.Sql;
  falls: boolean;
  orderBy: Prisma.Sql;
  /** Rows behind the filters' cursor; null without one, false when the cursor is not of this order. */
  after: Prisma.Sql | null | false;
  /** The row of the cursor, while it still has the value it had. */
  at: Prisma.Sql | null;
  cursor: ListCursor | null;
};

type Column = {
  sql: Prisma.Sql;
  from?: Prisma.Sql;
  cast: string;
  nullable: boolean;
  fits: (value: unknown) => boolean;
};

const isText = (value: unknown) => typeof value === 'string';
const isWhole = (value: unknown) => value === null || (Number.isInteger(value) && Math.abs(Number(value)) < 100_000);
const isDate = (value: unknown) =>
  typeof value === 'string' && /^[12]\d{3}-\d\d-\d\dT[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value));

const columns: Record<Exclude<Sort['by'], 'relevance' | 'place'>, Column> = {
  year: { sql: Prisma.sql`c.year`, cast: 'int', nullable: true, fits: isWhole },
  level: { sql: Prisma.sql`c.level_rank`, cast: 'int', nullable: true, fits: isWhole },
  author: { sql: Prisma.sql`c.author_sort`, cast: 'text', nullable: false, fits: isText },
  title: { sql: Prisma.sql`c.title_sort`, cast: 'text', nullable: false, fits: isText },
  added: { sql: Prisma.sql`c.added_at`, cast: 'timestamptz', nullable: false, fits: isDate },
  changed: { sql: Prisma.sql`c.changed_at`, cast: 'timestamptz', nullable: false, fits: isDate },
};

/** What lists of a whole library are ordered by. */
export const orderColumns: readonly Prisma.Sql[] = [Prisma.sql`c.id`, ...Object.values(columns).map(({ sql }) => sql)];

/** The order of the filters: by their sort, then by id, unknown values last either way. */
export function listOrder(filters: CitationFilters, query: Query | null): ListOrder {
  const sort = effectiveSort(filters);
  const column =
    sort.by === 'relevance' ? relevance(query) : sort.by === 'place' ? place(filters.collections) : columns[sort.by];
  // The best match comes first unless reversed; every other order rises.
  const falls = sort.reversed !== (sort.by === 'relevance');
  const direction = Prisma.raw(`${falls ? 'DESC' : 'ASC'}${column.nullable ? ' NULLS LAST' : ''}`);
  const order = {
    by: sort.by,
    from: column.from ?? Prisma.sql`citation c`,
    sort: printSort(sort),
    value: column.sql,
    falls,
    orderBy: Prisma.sql`${column.sql} ${direction}, c.id ${Prisma.raw(falls ? 'DESC' : 'ASC')}`,
  };
  if (filters.cursor === null) return { ...order, after: null, at: null, cursor: null };
  return { ...order, ...goOn(filters.cursor, order, column) };
}

function goOn(
  text: string,
  { sort, falls }: Pick<ListOrder, 'sort' | 'falls'>,
  { sql, cast, nullable, fits }: Column,
): Pick<ListOrder, 'after' | 'at' | 'cursor'> {
  const cursor = parseCursor(text);
  if (!cursor || cursor.sort !== sort || !isId(cursor.id) || !fits(cursor.value))
    return { after: false, at: null, cursor: null };
  const { value, id } = cursor;
  const beyond = Prisma.raw(falls ? '<' : '>');
  const isIt = Prisma.sql`c.id = ${id}::uuid`;
  if (value === null) {
    return {
      after: Prisma.sql`${sql} IS NULL AND c.id ${beyond} ${id}::uuid`,
      at: Prisma.sql`${isIt} AND ${sql} IS NULL`,
      cursor,
    };
  }
  const given = Prisma.sql`${String(value)}::text::${Prisma.raw(cast)}`;
  const behind = Prisma.sql`(${sql}, c.id) ${beyond} (${given}, ${id}::uuid)`;
  return {
    after: nullable ? Prisma.sql`(${behind} OR ${sql} IS NULL)` : behind,
    at: Prisma.sql`${isIt} AND ${sql} = ${given}`,
    cursor,
  };
}

function relevance(query: Query | null): Column {
  const weight = query && compileRelevance(query);
  const column = { cast: 'int', nullable: false, fits: (value: unknown) => value !== null && isWhole(value) };
  if (!weight) return { sql: Prisma.sql`0::int`, ...column };
  return {
    sql: weight,
    from: Prisma.sql`citation c JOIN citation_words w ON w.library_id = c.library_id AND w.ordinal = c.ordinal`,
    ...column,
  };
}

// Of several collections, the earliest place; of none, all are alike.
function place(slugs: string[]): Column {
  const sql = Prisma.sql`(SELECT min(p.place) FROM collection_citation p JOIN collection k ON k.library_id = p.library_id AND k.id = p.collection_id
    WHERE p.library_id = c.library_id AND p.citation_id = c.id AND k.slug = ANY (${slugs}))`;
  return { sql, cast: 'int', nullable: true, fits: isWhole };
}
