import { citationsAsOf, keptTables, tableAsOf } from '#lib/history-sql.ts';
import { Prisma } from '#lib/sql.ts';

/** Everything a list, its counts and an export read, as it was just before a moment; `views`: the definitions of what is made of those tables, by name. */
export function tablesAsOf(libraryId: string, moment: Date, views: ReadonlyMap<string, string>): Prisma.Sql[] {
  return [
    citationsAsOf(libraryId, moment),
    ...keptTables.map((table) => tableAsOf(table, libraryId, moment)),
    Prisma.sql`term_ancestor AS MATERIALIZED (
      WITH RECURSIVE up AS (
        SELECT library_id, id AS ancestor_id, id AS descendant_id, parent_id, 0 AS depth FROM term
        UNION ALL
        SELECT up.library_id, term.id, up.descendant_id, term.parent_id, up.depth + 1 FROM up JOIN term ON term.id = up.parent_id)
      SELECT library_id, ancestor_id, descendant_id, depth FROM up)`,
    ...[...views].map(
      ([name, definition]) => Prisma.sql`${Prisma.raw(name)} AS NOT MATERIALIZED (${Prisma.raw(definition)})`,
    ),
  ];
}
