import { recordEvent } from '#features/activity/commands.ts';
import { levelStateOf, tagsOf } from '#features/citations/commands/load-citation.ts';
import { writeRecord } from '#features/citations/commands/write-record.ts';
import { sameJson } from '#features/citations/merge-patch.ts';
import { rankLevels } from '#features/evidence/commands/rank-levels.ts';
import { refreshSuggestedLevels } from '#features/evidence/commands/refresh-suggested-levels.ts';
import { tellOfNotices } from '#features/retractions/commands/tell-of-notices.ts';
import type { Actor, LibraryActor } from '#lib/actor.ts';
import type { CslItem } from '#lib/csl/item.ts';
import { type Prisma, type Transaction, transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { newId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { Problem } from '#lib/problem.ts';
import { mergedRecord, usualWinner } from '../merged-record.ts';
import { type LoadedPair, loadPair, type PairSide } from '../queries/load-pair.ts';
import { type MergeInput, mergeSchema } from '../schema.ts';

/**
 * Makes two citations one. The one that stays gets the fields chosen, and what hangs on the other: tags, levels, notes, files, findings, claims, comments; the other's key
 * stays as an alias, and the other itself in the dark, so that the merge can be undone. Gives the one that stays.
 */
export async function mergeCitations(
  actor: Actor,
  pairId: string,
  input: unknown = {},
): Promise<{ id: string; version: number }> {
  authoriseInLibrary(actor, 'citation.merge');
  const wanted = parseInput(mergeSchema, input);
  return transaction(async (tx) => {
    const pair = await loadPair(tx, actor.library.id, pairId, true);
    refuseStale(pair, wanted);
    return mergePair(tx, actor, pair, wanted);
  });
}

/** As `mergeCitations`, inside a transaction that holds both. */
export async function mergePair(
  tx: Transaction,
  actor: LibraryActor,
  pair: LoadedPair,
  { keep = usualWinner(pair.left, pair.right), fields }: Pick<MergeInput, 'keep' | 'fields'>,
): Promise<{ id: string; version: number }> {
  const libraryId = actor.library.id;
  const [winner, loser] = keep === 'left' ? [pair.left, pair.right] : [pair.right, pair.left];
  const csl = mergedRecord(pair.left.csl, pair.right.csl, keep, fields);
  const before = { csl: winner.csl, ...(await followersOf(tx, libraryId, winner.id)) };
  await hide(tx, libraryId, winner, loser);
  await tx.citationMerge.create({
    data: {
      ...{ libraryId, id: newId(), winnerId: winner.id, loserId: loser.id, mergedById: actor.userId },
      before: winner.csl as Prisma.InputJsonObject,
      after: csl as Prisma.InputJsonObject,
    },
  });
  await tx.citationKeyAlias.create({ data: { libraryId, key: loser.key, citationId: winner.id } });
  await writeRecord(tx, libraryId, winner.id, { csl, key: winner.key });
  await refreshSuggestedLevels(tx, libraryId, [winner.id]);
  await rankLevels(tx, libraryId, [winner.id]);
  await decide(tx, actor, pair.id, winner.id, loser.id);
  const after = { csl, ...(await followersOf(tx, libraryId, winner.id)) };
  await recordEvent(tx, actor, {
    verb: 'citation.merged',
    details: { key: loser.key, into: winner.key, loser: loser.id },
    subjects: [
      { type: 'citation', id: winner.id, label: labelOf(winner, csl), ...changedParts(before, after) },
      {
        ...{ type: 'citation', id: loser.id, label: labelOf(loser, loser.csl) },
        before: { trashed: false },
        after: { trashed: true, mergedInto: winner.id },
      },
    ],
  });
  await tellOfNotices(tx, actor, { citationIds: [winner.id] });
  return { id: winner.id, version: winner.version + 1 };
}

function refuseStale({ status, left, right }: LoadedPair, { versions }: MergeInput): void {
  if (status === 'merged') throw new Problem('conflict', 'These two have been merged already.');
  if (!versions || (versions.left === left.version && versions.right === right.version)) return;
  throw new Problem('stale', 'One of the two has been changed since you saw it. Look at them again.');
}

async function hide(tx: Transaction, libraryId: string, winner: PairSide, loser: PairSide): Promise<void> {
  const data = { trashedAt: new Date(), mergedIntoId: winner.id, changedAt: new Date(), version: { increment: 1 } };
  await tx.citation.update({ where: { libraryId_id: { libraryId, id: loser.id } }, data });
}

/** The pair is settled; what was said or asked of the one that goes and others holds for the one that stays. */
async function decide(
  tx: Transaction,
  actor: LibraryActor,
  pairId: string,
  winnerId: string,
  loserId: string,
): Promise<void> {
  const libraryId = actor.library.id;
  const data = { status: 'merged' as const, decidedById: actor.userId, decidedAt: new Date() };
  await tx.duplicateCandidate.update({ where: { libraryId_id: { libraryId, id: pairId } }, data });
  await tx.$executeRaw`
    INSERT INTO duplicate_candidate (library_id, id, left_id, right_id, verdict, score, reasons, status, found_at, decided_by_id, decided_at)
    SELECT library_id, gen_random_uuid(), least(other, ${winnerId}::uuid), greatest(other, ${winnerId}::uuid), verdict, score, reasons, status, found_at,
      decided_by_id, decided_at
    FROM (SELECT *, CASE WHEN left_id = ${loserId}::uuid THEN right_id ELSE left_id END AS other FROM duplicate_candidate
      WHERE library_id = ${libraryId}::uuid AND status <> 'merged' AND ${loserId}::uuid IN (left_id, right_id)) AS held
    WHERE other <> ${winnerId}::uuid
    ON CONFLICT (library_id, left_id, right_id) DO NOTHING`;
}

async function followersOf(tx: Transaction, libraryId: string, id: string) {
  const [tags, levels] = [await tagsOf(tx, libraryId, id), await levelStateOf(tx, libraryId, id)];
  const aliases = await tx.citationKeyAlias.findMany({
    where: { libraryId, citationId: id },
    select: { key: true },
    orderBy: { key: 'asc' },
  });
  return { tags, levels, aliases: aliases.map(({ key }) => key) };
}

type Parts = Record<string, unknown>;

function changedParts(before: Parts, after: Parts): { before: Parts; after: Parts } {
  const names = Object.keys(after).filter((name) => !sameJson(before[name], after[name]));
  const parts = (state: Parts) => Object.fromEntries(names.map((name) => [name, state[name]]));
  return { before: parts(before), after: parts(after) };
}

function labelOf({ key }: PairSide, { title }: CslItem): string {
  return typeof title === 'string' && title !== '' ? title : key;
}
