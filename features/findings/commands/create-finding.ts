import { recordEvent } from '#features/activity/commands.ts';
import { loadCitation } from '#features/citations/commands/load-citation.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { newId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { Problem } from '#lib/problem.ts';
import { contentSchema } from '../content-schema.ts';
import { citationOfSchema } from '../schema.ts';
import { personOf } from './load-finding.ts';
import { findingColumns } from './write-finding.ts';

/** Begins a finding as the actor's own draft: `{ citationId, … }`, everything else may come later. The event says on which paper, not yet what. */
export async function createFinding(actor: Actor, input: unknown): Promise<{ id: string; version: number }> {
  authoriseInLibrary(actor, 'finding.create');
  const { citationId } = parseInput(citationOfSchema, input);
  const given = parseInput(contentSchema, input);
  const { columns } = findingColumns(given, await loadVocabulary(actor));
  const libraryId = actor.library.id;
  return transaction(async (tx) => {
    const citation = await loadCitation(tx, libraryId, citationId);
    if (citation.trashedAt) throw new Problem('conflict', 'This citation is in the trash: restore it first.');
    const id = newId();
    await tx.finding.create({ data: { ...columns, libraryId, id, citationId, authorId: personOf(actor) } });
    const named = {
      type: 'citation',
      id: citationId,
      label: citation.title || citation.key,
      before: null,
      after: null,
    };
    await recordEvent(tx, actor, { verb: 'finding.created', subjects: [named], details: { finding: id } });
    return { id, version: 1 };
  });
}
