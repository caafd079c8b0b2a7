import type { Transaction } from '#lib/database.ts';
import { Problem } from '#lib/problem.ts';

/** Throws `conflict` with the other citation when a key is taken; trashed citations do not count. */
export async function refuseTakenKey(tx: Transaction, libraryId: string, key: string, exceptId: string | null) {
  const other = await tx.citation.findFirst({
    where: { libraryId, key, trashedAt: null, ...(exceptId && { id: { not: exceptId } }) },
    select: { id: true, key: true, title: true },
  });
  if (!other) return;
  throw new Problem('conflict', `The citation key ${key} is taken by “${other.title}”.`, {
    errors: [{ pointer: '/key', detail: 'This key is taken.' }],
    data: { existing: other, by: 'key', isAllowed: false },
  });
}
