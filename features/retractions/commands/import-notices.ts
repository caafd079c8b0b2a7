import { recordEvent } from '#features/activity/commands.ts';
import type { Actor, LibraryActor } from '#lib/actor.ts';
import { Prisma, type Transaction, transaction } from '#lib/database.ts';
import type { ByteChunks } from '#lib/formats/encoding.ts';
import { newId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { type NoticeInput, readRetractionWatch, register as source } from '../retraction-watch.ts';
import type { ComparedNotice } from '../same-notice.ts';
import { heldAbout, knownInFull, sameAmong } from './find-same.ts';
import { tellerOfLifted, tellOfNotices } from './tell-of-notices.ts';

export type ImportedNotices = {
  /** New in the library, said otherwise than before, and no longer in the register. */
  added: number;
  changed: number;
  removed: number;
  /** Citations of the library that a notice is about now. */
  matched: number;
  problems: { line: number; problem: string }[];
  problemCount: number;
};

const atOnce = 2000;
const shownProblems = 20;

/**
 * Takes in the register of Retraction Watch: what it says of a record anew replaces what it said before. With `whole`, notices it no longer has are
 * taken away, or left to who else says the same. Rows that name no paper are told, not fatal.
 */
export async function importNotices(
  actor: Actor,
  { bytes, whole = false }: { bytes: ByteChunks; whole?: boolean },
): Promise<ImportedNotices> {
  authoriseInLibrary(actor, 'retraction.import');
  const result: ImportedNotices = { added: 0, changed: 0, removed: 0, matched: 0, problems: [], problemCount: 0 };
  const notices = new Map<string, NoticeInput>();
  for await (const read of readRetractionWatch(bytes)) {
    if ('notice' in read) {
      notices.set(read.notice.sourceId, read.notice);
      continue;
    }
    result.problemCount += 1;
    if (result.problems.length < shownProblems) result.problems.push(read);
  }
  const rows = [...notices.values()];
  return transaction(async (tx) => {
    let adopted = 0;
    const noticeIds: string[] = [];
    let tellOfLifted = async () => {};
    for (let from = 0; from < rows.length; from += atOnce) {
      const chunk = rows.slice(from, from + atOnce);
      adopted += await adoptSame(tx, actor.library.id, chunk);
      const written = await writeNotices(tx, actor, chunk);
      result.added += written.filter(({ isNew }) => isNew).length;
      result.changed += written.filter(({ isNew }) => !isNew).length;
      for (const { id } of written) noticeIds.push(id);
    }
    if (whole && rows.length > 0) {
      const gone = await findMissing(tx, actor.library.id, [...notices.keys()]);
      tellOfLifted = await tellerOfLifted(tx, actor, gone.lifted);
      result.removed = await removeMissing(tx, actor.library.id, gone);
    }
    const [count] = await tx.$queryRaw<{ matched: number }[]>`
      SELECT count(DISTINCT citation_id)::int AS matched FROM citation_notice WHERE library_id = ${actor.library.id}::uuid`;
    result.matched = count?.matched ?? 0;
    const { added, changed, removed, matched } = result;
    if (added + changed + removed + adopted > 0) {
      const details = { source, added, changed, removed, matched };
      await recordEvent(tx, actor, { verb: 'retraction.imported', subjects: [], details });
    }
    await tellOfLifted();
    await tellOfNotices(tx, actor, { noticeIds });
    return result;
  });
}

/** What another source said before the register did becomes the register's, so that what was checked in its light stays checked. */
async function adoptSame(tx: Transaction, libraryId: string, notices: readonly NoticeInput[]): Promise<number> {
  const full = await knownInFull(tx, libraryId, notices);
  const held = await heldAbout(tx, libraryId, full);
  // Also one that the register has said of another paper until now.
  const where = { libraryId, source, sourceId: { in: notices.map(({ sourceId }) => sourceId) } };
  const rows = await tx.retractionNotice.findMany({ where, select: { sourceId: true } });
  const registered = new Set(rows.map(({ sourceId }) => sourceId));
  const sameOf = sameAmong(held.filter((notice) => notice.source !== source && notice.source !== 'person'));
  const adopted = new Set<string>();
  for (const [at, { sourceId }] of notices.entries()) {
    const same = registered.has(sourceId) ? null : sameOf(full[at] as ComparedNotice);
    if (!same || adopted.has(same.id)) continue;
    adopted.add(same.id);
    const data = { source, sourceId, alsoSaidBy: same.source };
    await tx.retractionNotice.update({ where: { libraryId_id: { libraryId, id: same.id } }, data });
  }
  return adopted.size;
}

// An identifier that the register lacks and another source gave stays.
const [doi, pmid] = [Prisma.sql`doi`, Prisma.sql`pmid`].map(
  (column) => Prisma.sql`coalesce(excluded.${column}, CASE WHEN held.also_said_by IS NOT NULL THEN held.${column} END)`,
) as [Prisma.Sql, Prisma.Sql];

async function writeNotices(
  tx: Transaction,
  actor: LibraryActor,
  notices: readonly NoticeInput[],
): Promise<{ id: string; isNew: boolean }[]> {
  const rows = JSON.stringify(notices.map((notice) => ({ ...notice, id: newId() })));
  return tx.$queryRaw`
    INSERT INTO retraction_notice AS held
      (library_id, id, nature, date, doi, pmid, title, notice_doi, notice_pmid, reasons, source, source_id, added_by_id)
    SELECT ${actor.library.id}::uuid, id, nature::notice_nature, date, doi, pmid, title, "noticeDoi", "noticePmid", reasons, ${source},
      "sourceId", ${actor.userId}::uuid
    FROM jsonb_to_recordset(${rows}::jsonb) AS given (id uuid, nature text, date date, doi text, pmid text, title text, "noticeDoi" text,
      "noticePmid" text, reasons text, "sourceId" text)
    ON CONFLICT (library_id, source, source_id) DO UPDATE SET nature = excluded.nature, date = excluded.date, doi = ${doi}, pmid = ${pmid},
      title = excluded.title, notice_doi = excluded.notice_doi, notice_pmid = excluded.notice_pmid,
      reasons = excluded.reasons, added_at = now(), added_by_id = excluded.added_by_id
      WHERE (held.nature, held.date, held.doi, held.pmid, held.notice_doi, held.reasons)
        IS DISTINCT FROM (excluded.nature, excluded.date, ${doi}, ${pmid}, excluded.notice_doi, excluded.reasons)
    RETURNING id, (xmax = 0) AS "isNew"`;
}

type Missing = { lifted: string[]; left: string[] };

/** What the register no longer has: lifted, or left to another who says the same. */
async function findMissing(tx: Transaction, libraryId: string, kept: readonly string[]): Promise<Missing> {
  const rows = await tx.$queryRaw<{ id: string; isLeft: boolean }[]>`
    SELECT id, also_said_by IS NOT NULL AS "isLeft" FROM retraction_notice WHERE library_id = ${libraryId}::uuid AND source = ${source}
      AND source_id NOT IN (SELECT kept FROM unnest(${kept}::text[]) AS kept) FOR UPDATE`;
  const idsOf = (isLeft: boolean) => rows.filter((row) => row.isLeft === isLeft).map(({ id }) => id);
  return { lifted: idsOf(false), left: idsOf(true) };
}

async function removeMissing(tx: Transaction, libraryId: string, { lifted, left }: Missing): Promise<number> {
  await tx.$executeRaw`
    UPDATE retraction_notice SET source = also_said_by, source_id = id::text, also_said_by = NULL
    WHERE library_id = ${libraryId}::uuid AND id = ANY (${left}::uuid[])`;
  await tx.$executeRaw`
    DELETE FROM retraction_notice WHERE library_id = ${libraryId}::uuid AND id = ANY (${lifted}::uuid[])`;
  return lifted.length + left.length;
}
