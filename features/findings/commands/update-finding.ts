import { recordEvent } from '#features/activity/commands.ts';
import { mergePatch } from '#features/citations/merge-patch.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { changedFields } from '../changed-content.ts';
import { contentSchema } from '../content-schema.ts';
import { contentOf } from '../finding-row.ts';
import { tagIn } from '../resolve-terms.ts';
import { updateFindingSchema } from '../schema.ts';
import { loadFinding, personOf, refuseStale, requireOwn, requireStatus } from './load-finding.ts';
import { findingColumns, findingSubject, writeFinding } from './write-finding.ts';

/** What is still, or again, in its author's hands. */
export const openToAuthor = ['draft', 'rejected', 'withdrawn'] as const;

/**
 * Changes a draft of the actor's own, or what was rejected or withdrawn, by a JSON Merge Patch. Nobody's (from a domain pack) becomes theirs.
 * Writes nothing, and no event, when nothing differs.
 */
export async function updateFinding(
  actor: Actor,
  id: string,
  expected: number | 'any',
  input: unknown,
): Promise<{ version: number }> {
  authoriseInLibrary(actor, 'finding.update');
  const patch = parseInput(updateFindingSchema, input);
  const vocabulary = await loadVocabulary(actor);
  return transaction(async (tx) => {
    const held = await loadFinding(tx, actor, id);
    requireOwn(actor, held);
    requireStatus(held, openToAuthor, 'What is submitted or accepted changes by a proposed revision.');
    refuseStale(held, expected);
    const before = contentOf(held, tagIn(vocabulary));
    const given = parseInput(contentSchema, mergePatch(before, patch));
    // The rung followed from the assay, unless a level comes along.
    const moved = given.assay !== before.assay && !('level' in patch);
    const { content, columns } = findingColumns(moved ? { ...given, level: null } : given, vocabulary);
    const changed = changedFields(before, content);
    if (changed.length === 0 && held.authorId === actor.userId) return { version: held.version };
    const version = await writeFinding(tx, actor, held, { ...columns, authorId: personOf(actor) });
    const parts = (of: object) =>
      Object.fromEntries(Object.entries(of).filter(([name]) => changed.some((one) => one === name)));
    // A draft is its author's alone and saves itself as they type: what it says is told when it is submitted.
    if (held.status === 'draft') return { version };
    const subject = findingSubject({ id, label: columns.label }, parts(before), parts(content));
    await recordEvent(tx, actor, { verb: 'finding.updated', subjects: [subject] });
    return { version };
  });
}
