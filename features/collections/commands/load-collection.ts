import type { LibraryActor } from '#lib/actor.ts';
import type { Transaction } from '#lib/database.ts';
import { notFound, Problem } from '#lib/problem.ts';

type Row = { id: string; slug: string; name: string; description: string; version: number };

/** A collection by its slug, locked, when it is still at `expected`. */
export async function loadCollection(
  tx: Transaction,
  { library }: LibraryActor,
  slug: string,
  expected: number | 'any' = 'any',
): Promise<Row> {
  const [held] = await tx.$queryRaw<Row[]>`
    SELECT id, slug, name, description, version FROM collection WHERE library_id = ${library.id}::uuid AND slug = ${slug} FOR UPDATE`;
  if (!held) throw notFound('This collection');
  if (expected !== 'any' && expected !== held.version) {
    throw new Problem('stale', 'Someone else changed this collection first. Reload to see it.');
  }
  return held;
}

export async function refuseTakenSlug(tx: Transaction, { library }: LibraryActor, slug: string): Promise<void> {
  const taken = await tx.collection.findFirst({ where: { libraryId: library.id, slug }, select: { name: true } });
  if (!taken) return;
  throw new Problem('conflict', `The collection “${taken.name}” has this address already.`, {
    errors: [{ pointer: '/slug', detail: `${slug} is taken.` }],
  });
}
