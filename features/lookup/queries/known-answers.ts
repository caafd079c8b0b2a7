import type { CslItem } from '#lib/csl/item.ts';
import { database } from '#lib/database.ts';
import type { LookupService } from '#lib/env.ts';
import type { RequestKind } from '#lib/lookup/read-identifiers.ts';

const day = 86_400_000;

/** What a service said lately: a record for a month, that there is none for a day. `newestMs` asks for younger answers alone. */
export async function findKnownAnswers(
  service: LookupService,
  kind: RequestKind,
  values: readonly string[],
  newestMs = 30 * day,
): Promise<Map<string, CslItem | null>> {
  const rows = await database().lookupAnswer.findMany({
    where: { service, kind, value: { in: [...values] }, fetchedAt: { gt: new Date(Date.now() - newestMs) } },
  });
  const fresh = rows.filter(({ csl, fetchedAt }) => csl !== null || fetchedAt.getTime() > Date.now() - day);
  return new Map(fresh.map(({ value, csl }) => [value, csl as CslItem | null]));
}
