import type { Transaction } from '#lib/database.ts';

type Numbers = { doi: string | null; pmid: string | null };

/** Tells of each record whether another search has brought it already, by DOI or PMID; a second one of the same batch counts as brought. */
export async function earlierInInbox(
  tx: Transaction,
  libraryId: string,
  records: readonly Numbers[],
): Promise<(doi: string | null, pmid: string | null) => boolean> {
  const dois = records.flatMap(({ doi }) => doi ?? []);
  const pmids = records.flatMap(({ pmid }) => pmid ?? []);
  const rows = await tx.inboxRecord.findMany({
    where: { libraryId, status: { not: 'duplicate' }, OR: [{ doi: { in: dois } }, { pmid: { in: pmids } }] },
    select: { doi: true, pmid: true },
  });
  const seen = new Set(rows.flatMap(keysOf));
  return (doi, pmid) => {
    const keys = keysOf({ doi, pmid });
    const isSeen = keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    return isSeen;
  };
}

function keysOf({ doi, pmid }: Numbers): string[] {
  return [...(doi ? [`doi ${doi}`] : []), ...(pmid ? [`pmid ${pmid}`] : [])];
}
