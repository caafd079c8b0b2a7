import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { freeKey, keyStemLength } from '#lib/csl/citation-key.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { Problem } from '#lib/problem.ts';
import { idsSchema } from '../citation-schema.ts';
import { lockKeys } from './insert-citations.ts';
import { type TrashRow, trashSubject } from './trash-citations.ts';

type Trashed = TrashRow & { doi: string | null };
type Holder = { id: string; key: string; title: string };

/**
 * Takes citations out of the trash, but for those that were merged into another. A key that has been taken meanwhile gets a letter behind it, and the answer says so; where another citation
 * has the DOI now, throws `conflict` with it, since a library holds a DOI once.
 */
export async function restoreCitations(actor: Actor, input: unknown): Promise<{ ids: string[]; rekeyed: string[] }> {
  authoriseInLibrary(actor, 'citation.restore');
  const { ids } = parseInput(idsSchema, input);
  const libraryId = actor.library.id;
  return transaction(async (tx) => {
    const trashed = await tx.$queryRaw<Trashed[]>`
      SELECT id, key, title, doi FROM citation
      WHERE library_id = ${libraryId}::uuid AND id = ANY (${ids}::uuid[]) AND trashed_at IS NOT NULL AND merged_into_id IS NULL ORDER BY id FOR UPDATE`;
    await lockKeys(tx, libraryId);
    const rekeyed = new Map<string, string>();
    for (const row of trashed) {
      if (row.doi) await refuseTakenDoi(tx, libraryId, row, row.doi);
      const key = await keyFor(tx, libraryId, row);
      if (key !== row.key) rekeyed.set(row.id, key);
      await tx.citation.update({
        where: { libraryId_id: { libraryId, id: row.id } },
        data: { trashedAt: null, key, changedAt: new Date(), version: { increment: 1 } },
      });
    }
    if (trashed.length > 0) {
      await recordEvent(tx, actor, {
        verb: 'citation.restored',
        subjects: trashed.map((row) => restoredSubject(row, rekeyed.get(row.id))),
      });
    }
    return { ids: trashed.map(({ id }) => id), rekeyed: [...rekeyed.values()] };
  });
}

function restoredSubject(row: Trashed, key: string | undefined) {
  const subject = trashSubject(row, false);
  if (!key) return subject;
  return { ...subject, before: { ...subject.before, key: row.key }, after: { ...subject.after, key } };
}

async function refuseTakenDoi(tx: Transaction, libraryId: string, { title, key }: Trashed, doi: string): Promise<void> {
  const select = { id: true, key: true, title: true };
  const holder: Holder | null = await tx.citation.findFirst({ where: { libraryId, doi, trashedAt: null }, select });
  if (!holder) return;
  const detail = `“${title || key}” stays in the trash: ${holder.key} has its DOI now.`;
  throw new Problem('conflict', detail, { data: { existing: holder, by: 'DOI', isAllowed: false } });
}

async function keyFor(tx: Transaction, libraryId: string, { id, key }: Trashed): Promise<string> {
  const rows = await tx.citation.findMany({
    where: { libraryId, trashedAt: null, key: { startsWith: key.slice(0, keyStemLength) } },
    select: { key: true },
  });
  const aliases = await tx.citationKeyAlias.findMany({
    where: { libraryId, citationId: { not: id }, key: { startsWith: key.slice(0, keyStemLength) } },
    select: { key: true },
  });
  const taken = new Set([...rows, ...aliases].map((row) => row.key));
  return freeKey(key, (candidate) => taken.has(candidate));
}
