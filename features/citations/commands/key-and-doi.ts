import type { Transaction } from '#lib/database.ts';
import { Problem } from '#lib/problem.ts';

/** Throws `conflict` with the other citation when a key is taken, be it as the key of what that one took in; trashed citations do not count. */
export async function refuseTakenKey(tx: Transaction, libraryId: string, key: string, exceptId: string | null) {
  const select = { id: true, key: true, title: true };
  const except = exceptId ? { id: { not: exceptId } } : {};
  const other =
    (await tx.citation.findFirst({ where: { libraryId, key, trashedAt: null, ...except }, select })) ??
    (await tx.citation.findFirst({ where: { libraryId, aliases: { some: { key } }, ...except }, select }));
  if (!other) return;
  throw new Problem('conflict', `The citation key ${key} is taken by “${other.title}”.`, {
    errors: [{ pointer: '/key', detail: 'This key is taken.' }],
    data: { existing: other, by: 'key', isAllowed: false },
  });
}
