import { recordEvent } from '#features/activity/commands.ts';
import type { Retagged } from '#features/vocabulary/commands/announce-retagged.ts';
import type { Actor } from '#lib/actor.ts';
import { database, transaction } from '#lib/database.ts';
import { refreshSuggestedLevels } from './commands/refresh-suggested-levels.ts';
import { designFacet } from './suggested-level.ts';

const citationsAtOnce = 500;

/** After study designs were merged, moved or retired: brings the suggested levels of the citations that carry them in line. */
export async function refreshLevelsOfRetagged({ libraryId, termIds }: Retagged, signal?: AbortSignal): Promise<void> {
  const library = await database().library.findUnique({ where: { id: libraryId } });
  if (!library) return;
  const actor: Actor = {
    ...{ userId: null, name: 'Suggestion rules', email: null, isAdministrator: false },
    ...{ via: 'worker', role: null, library },
  };
  let after = '00000000-0000-0000-0000-000000000000';
  while (!signal?.aborted) {
    const citations = await nextCitations(libraryId, termIds, after);
    const last = citations.at(-1);
    if (!last) return;
    await refresh(actor, libraryId, citations);
    after = last.id;
  }
}

function refresh(actor: Actor, libraryId: string, citations: readonly { id: string; title: string }[]): Promise<void> {
  return transaction(async (tx) => {
    const ids = citations.map(({ id }) => id);
    const changed = new Set(await refreshSuggestedLevels(tx, libraryId, ids));
    if (changed.size === 0) return;
    const subjects = citations
      .filter(({ id }) => changed.has(id))
      .map(({ id, title }) => ({ type: 'citation', id, label: title, before: null, after: null }));
    await recordEvent(tx, actor, { verb: 'level.suggested', subjects, details: { citations: changed.size } });
  });
}

function nextCitations(libraryId: string, termIds: readonly string[], after: string) {
  return database().$queryRaw<{ id: string; title: string }[]>`
    SELECT DISTINCT citation.id, citation.title
    FROM term_ancestor up
    JOIN term ON term.library_id = up.library_id AND term.id = up.descendant_id
    JOIN facet ON facet.library_id = term.library_id AND facet.id = term.facet_id AND facet.slug = ${designFacet}
    JOIN citation_tag tag ON tag.library_id = up.library_id AND tag.term_id = up.descendant_id
    JOIN citation ON citation.library_id = tag.library_id AND citation.id = tag.citation_id
    WHERE up.library_id = ${libraryId}::uuid AND up.ancestor_id = ANY (${termIds}::uuid[]) AND citation.id > ${after}::uuid
    ORDER BY citation.id LIMIT ${citationsAtOnce}`;
}
