import { recordEvent } from '#features/activity/commands.ts';
import type { LibraryActor } from '#lib/actor.ts';
import type { CslItem } from '#lib/csl/item.ts';
import type { Transaction } from '#lib/database.ts';
import { jsonForPostgres } from '#lib/json-for-postgres.ts';
import { newId } from '#lib/new-id.ts';
import { register } from '../retraction-watch.ts';
import { type ComparedNotice, isSameNotice } from '../same-notice.ts';
import { type StatedNotice, statedNotices } from '../stated-notices.ts';
import { type HeldNotice, heldAbout, knownInFull, sameAmong } from './find-same.ts';
import { tellOfNotices } from './tell-of-notices.ts';

/**
 * Keeps the notices that records state which have just come into the library or were changed there, each once, whoever says it, and tells of them and
 * of those that were waiting for the citations. An effect of the caller's command, which has authorised and written its own event: this one follows it.
 */
export async function takeStatedNotices(
  tx: Transaction,
  actor: LibraryActor,
  { records, citationIds }: { records: readonly CslItem[]; citationIds: readonly string[] },
): Promise<void> {
  const stated = distinct(records.flatMap(statedNotices));
  const noticeIds = stated.length === 0 ? [] : await keep(tx, actor, stated);
  await tellOfNotices(tx, actor, { citationIds, noticeIds });
}

async function keep(tx: Transaction, actor: LibraryActor, stated: readonly Distinct[]): Promise<string[]> {
  const full = await knownInFull(tx, actor.library.id, stated);
  const sameOf = sameAmong(await heldAbout(tx, actor.library.id, full));
  const compared = full.map((notice, at) => ({ same: sameOf(notice), notice: stated[at] as Distinct }));
  const known = compared.flatMap(({ same, notice }) => (same ? [{ same, notice }] : []));
  const fresh = compared.flatMap(({ same, notice }) => (same ? [] : [notice]));
  await confirm(tx, actor.library.id, known);
  const added = fresh.length === 0 ? [] : await insertNotices(tx, actor, fresh);
  if (added.length > 0) {
    const sources = [...new Set(fresh.map(({ source }) => source))];
    const details = { sources, added: added.length };
    await recordEvent(tx, actor, { verb: 'retraction.stated', subjects: [], details });
  }
  return [...known.map(({ same }) => same.id), ...added];
}

type Distinct = StatedNotice & { alsoSaidBy: string | null };

// The first that says it is its source; another fills what it left out.
function distinct(stated: readonly StatedNotice[]): Distinct[] {
  const kept: Distinct[] = [];
  for (const notice of stated) {
    const same = kept.find((other) => isSameNotice(other, notice));
    if (!same) kept.push({ ...notice, alsoSaidBy: null });
    else Object.assign(same, lacking(same, notice), alsoSaid(same, notice));
  }
  return kept;
}

async function insertNotices(tx: Transaction, actor: LibraryActor, notices: readonly Distinct[]): Promise<string[]> {
  const rows = notices.map((notice) => ({ ...notice, id: newId(), sourceId: identityOf(notice) }));
  const added = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO retraction_notice (library_id, id, nature, date, doi, pmid, title, notice_doi, notice_pmid, source, source_id,
      also_said_by, added_by_id)
    SELECT ${actor.library.id}::uuid, id, nature::notice_nature, date, doi, pmid, title, "noticeDoi", "noticePmid", source, "sourceId",
      "alsoSaidBy", ${actor.userId}::uuid
    FROM jsonb_to_recordset(${jsonForPostgres(rows)}::jsonb) AS given (id uuid, nature text, date date, doi text, pmid text, title text,
      "noticeDoi" text, "noticePmid" text, source text, "sourceId" text, "alsoSaidBy" text)
    ON CONFLICT (library_id, source, source_id) DO NOTHING RETURNING id`;
  return added.map(({ id }) => id);
}

// Chunks of an import come side by side and may state the same.
function identityOf({ nature, doi, pmid, noticeDoi, noticePmid, date }: StatedNotice): string {
  return [nature, doi ?? pmid, noticeDoi ?? noticePmid ?? date].filter(Boolean).join(' ');
}

/** What another source says of a notice fills what the first left out; the register is left as it reads. */
async function confirm(
  tx: Transaction,
  libraryId: string,
  known: readonly { same: HeldNotice; notice: StatedNotice }[],
): Promise<void> {
  const news = known.flatMap(({ same, notice }) => {
    const filled = same.source === register ? {} : lacking(same, notice);
    const data = { ...filled, ...(filled.date && { date: new Date(filled.date) }), ...alsoSaid(same, notice) };
    return Object.keys(data).length === 0 ? [] : [{ id: same.id, data }];
  });
  if (news.length === 0) return;
  // The register being taken in holds its notices, and will wait for the log, which the caller holds.
  const free = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM retraction_notice WHERE library_id = ${libraryId}::uuid AND id = ANY (${news.map(({ id }) => id)}::uuid[])
    FOR NO KEY UPDATE SKIP LOCKED`;
  for (const { id, data } of news.filter((one) => free.some((row) => row.id === one.id))) {
    await tx.retractionNotice.update({ where: { libraryId_id: { libraryId, id } }, data });
  }
}

type Said = { source: string; alsoSaidBy: string | null };

function alsoSaid(same: Said, { source }: StatedNotice) {
  return same.alsoSaidBy === null && same.source !== source ? { alsoSaidBy: source } : {};
}

function lacking(same: ComparedNotice, notice: StatedNotice) {
  const { doi, pmid, noticeDoi, noticePmid, date } = notice;
  return {
    ...(same.doi === null && doi && { doi }),
    ...(same.pmid === null && pmid && { pmid }),
    ...(same.noticeDoi === null && noticeDoi && { noticeDoi }),
    ...(same.noticePmid === null && noticePmid && { noticePmid }),
    ...(same.date === null && date && { date }),
  };
}
