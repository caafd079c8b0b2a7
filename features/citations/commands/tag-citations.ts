import { z } from 'zod';
import { recordEvent } from '#features/activity/commands.ts';
import { refreshSuggestedLevels } from '#features/evidence/commands/refresh-suggested-levels.ts';
import { resolveOrAddTags } from '#features/vocabulary/commands/create-term.ts';
import type { Actor } from '#lib/actor.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { lockCitations, touchCitations } from './lock-citations.ts';

const schema = z.object({
  citationIds: z.array(z.uuid()).min(1, 'Choose at least one citation.').max(10_000),
  tag: z.string().trim().min(1, 'Say which tag.').max(200),
});

/** Adds one tag to many citations, as one event. Gives the ids of those that did not have it. */
export function tagCitations(actor: Actor, input: unknown): Promise<string[]> {
  return retag(
    actor,
    input,
    'citation.tagged',
    (tx, libraryId, ids, termId) => tx.$queryRaw<{ id: string }[]>`
    INSERT INTO citation_tag (library_id, term_id, citation_id)
    SELECT ${libraryId}::uuid, ${termId}::uuid, id FROM unnest(${ids}::uuid[]) AS id
    ON CONFLICT DO NOTHING RETURNING citation_id AS id`,
  );
}

/** Takes one tag from many citations, as one event. Gives the ids of those that had it. */
export function untagCitations(actor: Actor, input: unknown): Promise<string[]> {
  return retag(
    actor,
    input,
    'citation.untagged',
    (tx, libraryId, ids, termId) => tx.$queryRaw<{ id: string }[]>`
    DELETE FROM citation_tag WHERE library_id = ${libraryId}::uuid AND term_id = ${termId}::uuid AND citation_id = ANY (${ids}::uuid[])
    RETURNING citation_id AS id`,
  );
}

type Change = (tx: Transaction, libraryId: string, ids: string[], termId: string) => Promise<{ id: string }[]>;

async function retag(
  actor: Actor,
  input: unknown,
  verb: 'citation.tagged' | 'citation.untagged',
  change: Change,
): Promise<string[]> {
  authoriseInLibrary(actor, 'citation.tag');
  const { citationIds, tag } = parseInput(schema, input);
  const libraryId = actor.library.id;
  return transaction(async (tx) => {
    const [term] = await resolveOrAddTags(tx, actor, [tag], '/tag');
    if (!term) return [];
    const citations = await lockCitations(tx, libraryId, citationIds, 'not in the trash');
    const rows = await change(
      tx,
      libraryId,
      citations.map(({ id }) => id),
      term.id,
    );
    const changed = new Set(rows.map(({ id }) => id));
    if (changed.size === 0) return [];
    await refreshSuggestedLevels(tx, libraryId, [...changed]);
    await touchCitations(tx, libraryId, [...changed]);
    const [without, withIt] = [{ [term.tag]: false }, { [term.tag]: true }];
    const subjects = citations
      .filter(({ id }) => changed.has(id))
      .map(({ id, title, key }) => ({
        type: 'citation',
        id,
        label: title || key,
        before: verb === 'citation.tagged' ? without : withIt,
        after: verb === 'citation.tagged' ? withIt : without,
      }));
    await recordEvent(tx, actor, { verb, subjects, details: { tag: term.tag } });
    return [...changed];
  });
}
