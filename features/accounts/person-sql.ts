import { Prisma } from '#lib/sql.ts';

/** A person as records name them; null when the column is. */
export type Person = { id: string; name: string } | null;

/** The person a column holds the id of. */
export function personSql(column: string): Prisma.Sql {
  return Prisma.sql`(SELECT json_build_object('id', person.id, 'name', person.name) FROM user_account person WHERE person.id = ${Prisma.raw(column)})`;
}
