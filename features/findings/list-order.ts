import { parseCursor } from '#features/citations/list-cursor.ts';
import { isId } from '#lib/new-id.ts';
import { Prisma } from '#lib/sql.ts';
import type { FindingFilters } from './filters.ts';

type Column = { sql: Prisma.Sql; cast: 'text' | 'float8' | 'timestamptz' };

const text = (sql: Prisma.Sql): Column => ({ sql, cast: 'text' });
const number = (sql: Prisma.Sql): Column => ({ sql: Prisma.sql`${sql}::float8`, cast: 'float8' });

// What each column of the table is sorted by, on finding f, its citation c and the names of its terms.
const columns: Record<string, Column> = {
  ligand: text(Prisma.sql`lower(ligand.name)`),
  target: text(Prisma.sql`lower(target.name)`),
  effect: text(Prisma.sql`lower(effect.name)`),
  assay: text(Prisma.sql`f.assay`),
  readout: text(Prisma.sql`lower(f.readout)`),
  species: text(Prisma.sql`lower(f.species)`),
  parameter: text(Prisma.sql`f.parameter`),
  // Molar values by size whatever their unit, then the others by their number.
  value: number(Prisma.sql`coalesce(f.nanomolar, 1e15 + f.value)`),
  px: number(Prisma.sql`f.p_x`),
  emax: number(Prisma.sql`f.emax`),
  action: text(Prisma.sql`f.action`),
  direction: text(Prisma.sql`f.direction`),
  level: text(Prisma.sql`f.level_scheme || f.level_code`),
  rating: number(Prisma.sql`f.rating`),
  status: text(Prisma.sql`f.status::text`),
  citation: text(Prisma.sql`c.key`),
  year: number(Prisma.sql`c.year`),
  author: text(Prisma.sql`c.author_sort`),
  title: text(Prisma.sql`c.title_sort`),
  added: { sql: Prisma.sql`f.created_at`, cast: 'timestamptz' },
  changed: { sql: Prisma.sql`f.changed_at`, cast: 'timestamptz' },
};

/** The order of the filters, by their sort and then by id, unknown values last either way; `after` goes on behind the cursor, false when it is not of this order. */
export function findingOrder({ sort, cursor }: FindingFilters) {
  const { sql, cast } = columns[sort.by] ?? { sql: Prisma.sql`f.changed_at`, cast: 'timestamptz' as const };
  const direction = Prisma.raw(sort.reversed ? 'DESC' : 'ASC');
  const name = `finding ${sort.reversed ? '-' : ''}${sort.by}`;
  const orderBy = Prisma.sql`${sql} ${direction} NULLS LAST, f.id ${direction}`;
  return { name, value: sql, orderBy, after: behind(cursor, name, sql, cast, sort.reversed) };
}

function behind(
  cursor: string | null,
  name: string,
  sql: Prisma.Sql,
  cast: Column['cast'],
  reversed: boolean,
): Prisma.Sql | null | false {
  if (cursor === null) return null;
  const read = parseCursor(cursor);
  if (!read || read.sort !== name || !isId(read.id) || !fits(read.value, cast)) return false;
  const beyond = Prisma.raw(reversed ? '<' : '>');
  const { value, id } = read;
  if (value === null) return Prisma.sql`(${sql} IS NULL AND f.id ${beyond} ${id}::uuid)`;
  return Prisma.sql`((${sql}, f.id) ${beyond} (${String(value)}::text::${Prisma.raw(cast)}, ${id}::uuid) OR ${sql} IS NULL)`;
}

function fits(value: string | number | null, cast: Column['cast']): boolean {
  if (value === null) return true;
  if (cast === 'float8') return typeof value === 'number';
  if (typeof value !== 'string') return false;
  return cast === 'text' || (/^[12]\d{3}-\d\d-\d\dT[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value)));
}
