import { requireConflictStatement } from '#features/accounts/commands/require-conflict-statement.ts';
import { recordEvent } from '#features/activity/commands.ts';
import { sameJson } from '#features/citations/merge-patch.ts';
import { requireStatus } from '#features/findings/commands/load-finding.ts';
import {
  lockOpenRevisions,
  markAccepted,
  markClosed,
  refuseOwnRevisions,
  subjectOfRevisions,
} from '#features/findings/commands/revision-decision.ts';
import { rejectionSchema } from '#features/findings/schema.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { Problem } from '#lib/problem.ts';
import type { ClaimField } from '../claim-content.ts';
import { columnsOf, contentOf } from '../claim-row.ts';
import { contentSchema } from '../schema.ts';
import { loadClaim } from './load-claim.ts';
import { claimSubject, refuseDeadLinks, writeClaim, writeLinks } from './write-claim.ts';

/**
 * Accepts changes someone else proposed for a claim, together: the claim is locked, then the proposals; the whole must stand with them;
 * what else was proposed for the same fields is superseded. Of two at once, one does.
 */
export async function acceptClaimRevisions(actor: Actor, ids: readonly string[]): Promise<void> {
  authoriseInLibrary(actor, 'revision.accept');
  const vocabulary = await loadVocabulary(actor);
  await transaction(async (tx) => {
    await requireConflictStatement(tx, actor);
    const held = await loadClaim(tx, actor, await subjectOfRevisions(tx, actor, ids, 'claim'));
    const revisions = await lockOpenRevisions(tx, actor, ids);
    refuseOwnRevisions(actor, revisions);
    requireStatus(held, ['submitted', 'accepted'], 'Only what is submitted or accepted changes by revision.');
    const before = contentOf(held, vocabulary);
    const moved = revisions.find(({ field, currentValue }) => !sameJson(before[field as ClaimField], currentValue));
    if (moved) throw new Problem('conflict', `“${moved.field}” has changed since this was proposed: propose it anew.`);
    const changes = Object.fromEntries(revisions.map(({ field, proposedValue }) => [field, proposedValue]));
    const after = parseInput(contentSchema, { ...before, ...changes });
    await refuseDeadLinks(tx, actor, after);
    const superseded = await markAccepted(tx, actor, revisions);
    await writeClaim(tx, actor, held, {
      ...columnsOf(after, vocabulary),
      lastRevisionId: revisions.at(-1)?.id ?? null,
    });
    if ('links' in changes) await writeLinks(tx, actor, held.id, after.links);
    const was = Object.fromEntries(revisions.map(({ field, currentValue }) => [field, currentValue]));
    const subject = claimSubject({ id: held.id, statement: after.statement }, was, changes);
    const details = { revisions: [...ids], superseded, reason: revisions[0]?.reason };
    await recordEvent(tx, actor, { verb: 'revision.accepted', subjects: [subject], details });
  });
}

/** Turns down changes someone else proposed: `{ reason }`. */
export async function rejectClaimRevisions(actor: Actor, ids: readonly string[], input: unknown): Promise<void> {
  authoriseInLibrary(actor, 'revision.reject');
  const { reason } = parseInput(rejectionSchema, input);
  await transaction(async (tx) => {
    await requireConflictStatement(tx, actor);
    const held = await loadClaim(tx, actor, await subjectOfRevisions(tx, actor, ids, 'claim'));
    const revisions = await lockOpenRevisions(tx, actor, ids);
    refuseOwnRevisions(actor, revisions);
    await markClosed(tx, actor, revisions, 'rejected', reason);
    const details = { revisions: [...ids], fields: revisions.map(({ field }) => field), reason };
    await recordEvent(tx, actor, { verb: 'revision.rejected', subjects: [claimSubject(held)], details });
  });
}

/** Takes the actor's own proposals back. */
export async function withdrawClaimRevisions(actor: Actor, ids: readonly string[]): Promise<void> {
  authoriseInLibrary(actor, 'revision.withdraw');
  await transaction(async (tx) => {
    const held = await loadClaim(tx, actor, await subjectOfRevisions(tx, actor, ids, 'claim'));
    const revisions = await lockOpenRevisions(tx, actor, ids);
    if (revisions.some(({ proposerId }) => proposerId !== actor.userId)) {
      throw new Problem('forbidden', 'Only who proposed a change takes it back.');
    }
    await markClosed(tx, actor, revisions, 'withdrawn', null);
    const details = { revisions: [...ids], fields: revisions.map(({ field }) => field) };
    await recordEvent(tx, actor, { verb: 'revision.withdrawn', subjects: [claimSubject(held)], details });
  });
}
