import { requireConflictStatement } from '#features/accounts/commands/require-conflict-statement.ts';
import { recordEvent } from '#features/activity/commands.ts';
import { sameJson } from '#features/citations/merge-patch.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { Problem } from '#lib/problem.ts';
import { contentSchema } from '../content-schema.ts';
import type { FindingField } from '../finding-content.ts';
import { contentOf } from '../finding-row.ts';
import { tagIn } from '../resolve-terms.ts';
import { rejectionSchema } from '../schema.ts';
import { loadFinding, requireStatus } from './load-finding.ts';
import {
  lockOpenRevisions,
  markAccepted,
  markClosed,
  refuseOwnRevisions,
  subjectOfRevisions,
} from './revision-decision.ts';
import { findingColumns, findingSubject, writeFinding } from './write-finding.ts';

/**
 * Accepts changes someone else proposed for a finding, together: the finding is locked, then the proposals; the whole must stand with them;
 * what else was proposed for the same fields is superseded. Of two at once, one does.
 */
export async function acceptRevisions(actor: Actor, ids: readonly string[]): Promise<void> {
  authoriseInLibrary(actor, 'revision.accept');
  const vocabulary = await loadVocabulary(actor);
  await transaction(async (tx) => {
    await requireConflictStatement(tx, actor);
    const subjectId = await subjectOfRevisions(tx, actor, ids, 'finding');
    const held = await loadFinding(tx, actor, subjectId);
    const revisions = await lockOpenRevisions(tx, actor, ids);
    refuseOwnRevisions(actor, revisions);
    requireStatus(held, ['submitted', 'accepted'], 'Only what is submitted or accepted changes by revision.');
    const before = contentOf(held, tagIn(vocabulary));
    const moved = revisions.find(({ field, currentValue }) => !sameJson(before[field as FindingField], currentValue));
    if (moved) {
      throw new Problem('conflict', `“${moved.field}” has changed since this was proposed: propose it anew.`);
    }
    const changes = Object.fromEntries(revisions.map(({ field, proposedValue }) => [field, proposedValue]));
    const { columns } = findingColumns(parseInput(contentSchema, { ...before, ...changes }), vocabulary);
    const superseded = await markAccepted(tx, actor, revisions);
    await writeFinding(tx, actor, held, { ...columns, lastRevisionId: revisions.at(-1)?.id ?? null });
    const was = Object.fromEntries(revisions.map(({ field, currentValue }) => [field, currentValue]));
    const subject = findingSubject({ id: subjectId, label: columns.label }, was, changes);
    const details = { revisions: [...ids], superseded, reason: revisions[0]?.reason };
    await recordEvent(tx, actor, { verb: 'revision.accepted', subjects: [subject], details });
  });
}

/** Turns down changes someone else proposed: `{ reason }`. */
export async function rejectRevisions(actor: Actor, ids: readonly string[], input: unknown): Promise<void> {
  authoriseInLibrary(actor, 'revision.reject');
  const { reason } = parseInput(rejectionSchema, input);
  await transaction(async (tx) => {
    await requireConflictStatement(tx, actor);
    const held = await loadFinding(tx, actor, await subjectOfRevisions(tx, actor, ids, 'finding'));
    const revisions = await lockOpenRevisions(tx, actor, ids);
    refuseOwnRevisions(actor, revisions);
    await markClosed(tx, actor, revisions, 'rejected', reason);
    const details = { revisions: [...ids], fields: revisions.map(({ field }) => field), reason };
    await recordEvent(tx, actor, { verb: 'revision.rejected', subjects: [findingSubject(held)], details });
  });
}

/** Takes the actor's own proposals back. */
export async function withdrawRevisions(actor: Actor, ids: readonly string[]): Promise<void> {
  authoriseInLibrary(actor, 'revision.withdraw');
  await transaction(async (tx) => {
    const held = await loadFinding(tx, actor, await subjectOfRevisions(tx, actor, ids, 'finding'));
    const revisions = await lockOpenRevisions(tx, actor, ids);
    if (revisions.some(({ proposerId }) => proposerId !== actor.userId)) {
      throw new Problem('forbidden', 'Only who proposed a change takes it back.');
    }
    await markClosed(tx, actor, revisions, 'withdrawn', null);
    const details = { revisions: [...ids], fields: revisions.map(({ field }) => field) };
    await recordEvent(tx, actor, { verb: 'revision.withdrawn', subjects: [findingSubject(held)], details });
  });
}
