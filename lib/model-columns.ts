import { Prisma } from './sql.ts';

/** A select list of a model's fields, so that rows of SQL are as Prisma's client gives them; `named` are columns not called as their field. */
export function modelColumns(
  fields: Readonly<Record<string, string>>,
  alias: string,
  named: Readonly<Record<string, string>> = {},
): Prisma.Sql {
  const columns = Object.keys(fields).map((field) => {
    const column = named[field] ?? field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return `${alias}.${column} AS "${field}"`;
  });
  return Prisma.raw(columns.join(', '));
}
