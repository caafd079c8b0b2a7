import { recordEvent } from '#features/activity/commands.ts';
import { personOf } from '#features/findings/commands/load-finding.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { newId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { columnsOf } from '../claim-row.ts';
import { contentSchema } from '../schema.ts';
import { refuseDeadLinks, writeLinks } from './write-claim.ts';

/** Begins a claim as the actor's own draft: `{ statement, … }`. The event says that, not yet what. */
export async function createClaim(actor: Actor, input: unknown): Promise<{ id: string; version: number }> {
  authoriseInLibrary(actor, 'claim.create');
  const content = parseInput(contentSchema, input);
  const columns = columnsOf(content, await loadVocabulary(actor));
  const libraryId = actor.library.id;
  return transaction(async (tx) => {
    await refuseDeadLinks(tx, actor, content);
    const id = newId();
    await tx.claim.create({ data: { ...columns, libraryId, id, authorId: personOf(actor) } });
    await writeLinks(tx, actor, id, content.links);
    await recordEvent(tx, actor, { verb: 'claim.created', subjects: [], details: { claim: id } });
    return { id, version: 1 };
  });
}
