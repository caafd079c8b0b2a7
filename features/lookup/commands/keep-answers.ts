import type { CslItem } from '#lib/csl/item.ts';
import { database, Prisma } from '#lib/database.ts';
import type { LookupService } from '#lib/env.ts';
import type { RequestKind } from '#lib/lookup/read-identifiers.ts';

const longestValue = 2000;

/** Keeps what a service said, over what it said before. A cache of public data, so that nobody need be authorised and nothing is recorded. */
export async function keepAnswers(
  service: LookupService,
  kind: RequestKind,
  answers: ReadonlyMap<string, CslItem | null>,
): Promise<void> {
  const rows = [...answers].filter(([value]) => value.length <= longestValue);
  if (rows.length === 0) return;
  const texts = rows.map(([, csl]) => (csl === null ? null : storable(csl)));
  await database().$executeRaw(Prisma.sql`
    INSERT INTO lookup_answer (service, kind, value, csl, fetched_at)
    SELECT ${service}, ${kind}, value, csl::jsonb, now() FROM unnest(${rows.map(([value]) => value)}::text[], ${texts}::text[]) AS answer (value, csl)
    ON CONFLICT (service, kind, value) DO UPDATE SET csl = excluded.csl, fetched_at = excluded.fetched_at`);
  await database().$executeRaw`DELETE FROM lookup_answer WHERE fetched_at < now() - interval '60 days'`;
}

// Postgres holds neither NUL nor half a surrogate pair in JSON.
function storable(csl: CslItem): string {
  return JSON.stringify(csl, (_name, item) =>
    typeof item === 'string' ? item.replaceAll('\0', '').toWellFormed() : item,
  );
}
