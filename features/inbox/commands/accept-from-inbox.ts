import { recordEvent } from '#features/activity/commands.ts';
import { insertCitations } from '#features/citations/commands/insert-citations.ts';
import { promotedColumns } from '#features/citations/promoted-columns.ts';
import { refreshSuggestedLevels } from '#features/evidence/commands/refresh-suggested-levels.ts';
import { findDuplicates } from '#features/exchange/queries/find-duplicates.ts';
import { takeStatedNotices } from '#features/retractions/commands/take-stated-notices.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { acceptSchema } from '../schema.ts';
import { type Decided, lockRecords, recordSubject, writeDecision } from './write-decision.ts';

/** Makes citations of records of the inbox. What the library has got meanwhile becomes a duplicate of that citation instead. */
export async function acceptFromInbox(actor: Actor, input: unknown): Promise<Decided[]> {
  authoriseInLibrary(actor, 'inbox.accept');
  const { ids } = parseInput(acceptSchema, input);
  const libraryId = actor.library.id;
  return transaction(async (tx) => {
    const held = await lockRecords(tx, libraryId, ids, ['waiting', 'rejected']);
    const candidates = held.map(({ csl }, index) => ({ index, ...promotedColumns(csl) }));
    const known = await findDuplicates(tx, libraryId, candidates);
    const wanted = held.filter((_, index) => !known.has(index));
    const records = wanted.map(({ csl }) => ({ csl }));
    const created = await insertCitations(tx, actor, records);
    const createdIds = created.map(({ id }) => id);
    await refreshSuggestedLevels(tx, libraryId, createdIds);
    const accepted = wanted.map(
      ({ id }, at): Decided => ({ id, status: 'accepted', citationId: createdIds[at] ?? null }),
    );
    const duplicates = held.flatMap(({ id }, index): Decided[] => {
      const match = known.get(index);
      return match ? [{ id, status: 'duplicate', citationId: match.citationId }] : [];
    });
    const decided = [...accepted, ...duplicates];
    for (const each of decided) await writeDecision(tx, actor, each);
    const subjects = created.map(({ id, key, json, title }) => {
      return { type: 'citation', id, label: title || key, before: null, after: { key, csl: json, tags: [] } };
    });
    const others = held
      .filter((_, index) => known.has(index))
      .map((record) => recordSubject(record, { status: 'duplicate' }));
    const details = { accepted: accepted.length, duplicates: duplicates.length };
    await recordEvent(tx, actor, { verb: 'inbox.accepted', subjects: [...subjects, ...others], details });
    // Of a duplicate too: what it says of the paper is news of the one the library has.
    await takeStatedNotices(tx, actor, { records: held.map(({ csl }) => csl), citationIds: createdIds });
    return decided;
  });
}
