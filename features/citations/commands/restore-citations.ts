import { recordEvent } from '#features/activity/commands.ts';
import { tellOfNotices } from '#features/retractions/commands/tell-of-notices.ts';
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
    const { subjects, rekeyed } = await restoreRows(tx, libraryId, ids, 'refuse');
    if (subjects.length > 0) await recordEvent(tx, actor, { verb: 'citation.restored', subjects });
    const restoredIds = subjects.map(({ id }) => id);
    await tellOfNotices(tx, actor, { citationIds: restoredIds });
    return { ids: restoredIds, rekeyed };
  });
}

/**
 * Takes rows out of the trash and gives them; the caller writes the event. One whose DOI another citation has now is refused with all the
 * others, or left where it is.
 */
export async function restoreRows(
  tx: Transaction,
  libraryId: string,
  ids: readonly string[],
  takenDoi: 'refuse' | 'leave',
): Promise<{ subjects: ReturnType<typeof restoredSubject>[]; rekeyed: string[]; left: number }> {
  const trashed = await tx.$queryRaw<Trashed[]>`
    SELECT id, key, title, doi FROM citation
    WHERE library_id = ${libraryId}::uuid AND id = ANY (${ids}::uuid[]) AND trashed_at IS NOT NULL AND merged_into_id IS NULL ORDER BY id FOR UPDATE`;
  await lockKeys(tx, libraryId);
  const plain = await restoreUncontested(
    tx,
    libraryId,
    trashed.map(({ id }) => id),
  );
  const rekeyed = new Map<string, string>();
  const left = new Set<string>();
  for (const row of trashed.filter(({ id }) => !plain.has(id))) {
    const holder = row.doi ? await holderOf(tx, libraryId, row.doi) : null;
    if (holder && takenDoi === 'refuse') throw doiTaken(row, holder);
    if (holder) {
      left.add(row.id);
      continue;
    }
    const key = await keyFor(tx, libraryId, row);
    if (key !== row.key) rekeyed.set(row.id, key);
    await tx.citation.update({
      where: { libraryId_id: { libraryId, id: row.id } },
      data: { trashedAt: null, key, changedAt: new Date(), version: { increment: 1 } },
    });
  }
  const restored = trashed.filter(({ id }) => !left.has(id));
  return {
    subjects: restored.map((row) => restoredSubject(row, rekeyed.get(row.id))),
    rekeyed: [...rekeyed.values()],
    left: left.size,
  };
}

/** Restores at once what nothing stands in the way of: key and DOI are free and wanted once. */
async function restoreUncontested(tx: Transaction, libraryId: string, ids: string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH wanted AS (
      SELECT c.id, c.key, c.doi, count(*) OVER (PARTITION BY c.key) AS same_key, count(*) OVER (PARTITION BY c.doi) AS same_doi
      FROM citation c WHERE c.library_id = ${libraryId}::uuid AND c.id = ANY (${ids}::uuid[]))
    UPDATE citation r SET trashed_at = NULL, changed_at = now(), version = r.version + 1 FROM wanted
    WHERE r.library_id = ${libraryId}::uuid AND r.id = wanted.id AND same_key = 1 AND (wanted.doi IS NULL OR same_doi = 1)
      AND NOT EXISTS (SELECT 1 FROM citation o WHERE o.library_id = ${libraryId}::uuid AND o.key = wanted.key AND o.trashed_at IS NULL)
      AND NOT EXISTS (SELECT 1 FROM citation o WHERE o.library_id = ${libraryId}::uuid AND o.doi = wanted.doi AND o.trashed_at IS NULL)
      AND NOT EXISTS (SELECT 1 FROM citation_key_alias a WHERE a.library_id = ${libraryId}::uuid AND a.key = wanted.key AND a.citation_id <> wanted.id)
    RETURNING r.id`;
  return new Set(rows.map(({ id }) => id));
}

function restoredSubject(row: Trashed, key: string | undefined) {
  const subject = trashSubject(row, false);
  if (!key) return subject;
  return { ...subject, before: { ...subject.before, key: row.key }, after: { ...subject.after, key } };
}

function holderOf(tx: Transaction, libraryId: string, doi: string): Promise<Holder | null> {
  const select = { id: true, key: true, title: true };
  return tx.citation.findFirst({ where: { libraryId, doi, trashedAt: null }, select });
}

function doiTaken({ title, key }: Trashed, holder: Holder): Problem {
  const detail = `“${title || key}” stays in the trash: ${holder.key} has its DOI now.`;
  return new Problem('conflict', detail, { data: { existing: holder, by: 'DOI', isAllowed: false } });
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
