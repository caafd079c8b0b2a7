import { recordEvent } from '#features/activity/commands.ts';
import type { Actor, LibraryActor } from '#lib/actor.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import type { ByteChunks } from '#lib/formats/encoding.ts';
import { newId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { type NoticeInput, readRetractionWatch } from '../retraction-watch.ts';

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

const source = 'retraction-watch';
const atOnce = 2000;
const shownProblems = 20;

/**
 * Takes in the register of Retraction Watch: what it says of a record anew replaces what it said before. With `whole`, notices it no longer has are
 * taken away. Rows that name no paper are told, not fatal.
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
    for (let from = 0; from < rows.length; from += atOnce) {
      const written = await writeNotices(tx, actor, rows.slice(from, from + atOnce));
      result.added += written.filter(({ isNew }) => isNew).length;
      result.changed += written.filter(({ isNew }) => !isNew).length;
    }
    if (whole && rows.length > 0) result.removed = await removeMissing(tx, actor, [...notices.keys()]);
    const [count] = await tx.$queryRaw<{ matched: number }[]>`
      SELECT count(DISTINCT citation_id)::int AS matched FROM citation_notice WHERE library_id = ${actor.library.id}::uuid`;
    result.matched = count?.matched ?? 0;
    const { added, changed, removed, matched } = result;
    if (added + changed + removed > 0) {
      const details = { source, added, changed, removed, matched };
      await recordEvent(tx, actor, { verb: 'retraction.imported', subjects: [], details });
    }
    return result;
  });
}

async function writeNotices(
  tx: Transaction,
  actor: LibraryActor,
  notices: readonly NoticeInput[],
): Promise<{ isNew: boolean }[]> {
  const rows = JSON.stringify(notices.map((notice) => ({ ...notice, id: newId() })));
  return tx.$queryRaw`
    INSERT INTO retraction_notice AS held
      (library_id, id, nature, date, doi, pmid, title, notice_doi, notice_pmid, reasons, source, source_id, added_by_id)
    SELECT ${actor.library.id}::uuid, id, nature::notice_nature, date, doi, pmid, title, "noticeDoi", "noticePmid", reasons, ${source},
      "sourceId", ${actor.userId}::uuid
    FROM jsonb_to_recordset(${rows}::jsonb) AS given (id uuid, nature text, date date, doi text, pmid text, title text, "noticeDoi" text,
      "noticePmid" text, reasons text, "sourceId" text)
    ON CONFLICT (library_id, source, source_id) DO UPDATE SET nature = excluded.nature, date = excluded.date, doi = excluded.doi,
      pmid = excluded.pmid, title = excluded.title, notice_doi = excluded.notice_doi, notice_pmid = excluded.notice_pmid,
      reasons = excluded.reasons, added_at = now(), added_by_id = excluded.added_by_id
      WHERE (held.nature, held.date, held.doi, held.pmid, held.notice_doi, held.reasons)
        IS DISTINCT FROM (excluded.nature, excluded.date, excluded.doi, excluded.pmid, excluded.notice_doi, excluded.reasons)
    RETURNING (xmax = 0) AS "isNew"`;
}

async function removeMissing(tx: Transaction, actor: LibraryActor, kept: readonly string[]): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM retraction_notice WHERE library_id = ${actor.library.id}::uuid AND source = ${source}
      AND source_id NOT IN (SELECT kept FROM unnest(${kept}::text[]) AS kept)`;
}
