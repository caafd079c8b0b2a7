import { recordEvent } from '#features/activity/commands.ts';
import { mergePatch } from '#features/citations/merge-patch.ts';
import { personOf, requireOwn, requireStatus } from '#features/findings/commands/load-finding.ts';
import { openToAuthor } from '#features/findings/commands/update-finding.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';
import type { Vocabulary } from '#features/vocabulary/vocabulary-tree.ts';
import type { Actor, LibraryActor } from '#lib/actor.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { changedFields } from '../changed-content.ts';
import type { ClaimContent } from '../claim-content.ts';
import { columnsOf, contentOf } from '../claim-row.ts';
import { contentSchema, updateClaimSchema } from '../schema.ts';
import { type HeldClaim, loadClaim, refuseStale } from './load-claim.ts';
import { claimSubject, partsOf, refuseDeadLinks, writeClaim, writeLinks } from './write-claim.ts';

/**
 * Changes a draft of the actor's own, or what was rejected or withdrawn, by a JSON Merge Patch; `links` replaces the whole list. Nobody's
 * (from a domain pack) becomes theirs. Writes nothing, and no event, when nothing differs.
 */
export async function updateClaim(
  actor: Actor,
  id: string,
  expected: number | 'any',
  input: unknown,
): Promise<{ version: number }> {
  authoriseInLibrary(actor, 'claim.update');
  const patch = parseInput(updateClaimSchema, input);
  const vocabulary = await loadVocabulary(actor);
  return transaction(async (tx) => {
    const held = await loadClaim(tx, actor, id);
    requireOwn(actor, held);
    requireStatus(held, openToAuthor, 'What is submitted or accepted changes by a proposed revision.');
    refuseStale(held, expected);
    const before = contentOf(held, vocabulary);
    const after = parseInput(contentSchema, mergePatch(before, patch));
    return { version: await changeContent(tx, actor, { held, before, after }, vocabulary) };
  });
}

type Change = { held: HeldClaim; before: ClaimContent; after: ClaimContent };

/** Writes what differs of a claim that is open to its author, with its event; gives the version. */
export async function changeContent(
  tx: Transaction,
  actor: LibraryActor,
  { held, before, after }: Change,
  vocabulary: Vocabulary,
): Promise<number> {
  const changed = changedFields(before, after);
  if (changed.length === 0 && held.authorId === actor.userId) return held.version;
  if (changed.includes('links')) {
    await refuseDeadLinks(tx, actor, after);
    await writeLinks(tx, actor, held.id, after.links);
  }
  const version = await writeClaim(tx, actor, held, { ...columnsOf(after, vocabulary), authorId: personOf(actor) });
  // A draft is its author's alone: what it says is told when it is submitted.
  if (held.status === 'draft') return version;
  const subject = claimSubject(
    { id: held.id, statement: after.statement },
    partsOf(before, changed),
    partsOf(after, changed),
  );
  await recordEvent(tx, actor, { verb: 'claim.updated', subjects: [subject] });
  return version;
}
