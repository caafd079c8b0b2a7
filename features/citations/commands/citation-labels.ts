import type { Transaction } from '#lib/database.ts';

/** What the log calls each citation: its title, or its key where it has none. */
export async function citationLabels(
  tx: Transaction,
  libraryId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.citation.findMany({
    where: { libraryId, id: { in: [...ids] } },
    select: { id: true, title: true, key: true },
  });
  return new Map(rows.map(({ id, title, key }) => [id, title || key]));
}
