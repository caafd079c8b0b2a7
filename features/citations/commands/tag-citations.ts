import { recordEvent } from '#features/activity/commands.ts';
import { refreshSuggestedLevels } from '#features/evidence/commands/refresh-suggested-levels.ts';
import { resolveOrAddTags } from '#features/vocabulary/commands/create-term.ts';
import { resolveTags } from '#features/vocabulary/queries.ts';
import type { Actor } from '#lib/actor.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { tagCitationsSchema } from '../citation-schema.ts';

type Row = { id: string; label: string; termIds: string[] };
type Subject = { type: 'citation'; id: string; label: string; before: { tags: string[] }; after: { tags: string[] } };

/** Adds tags to many citations and takes others away, as one event: `{ ids, add, remove }`. Gives the ids of those that changed. */
export async function tagCitations(actor: Actor, input: unknown): Promise<{ ids: string[] }> {
  authoriseInLibrary(actor, 'citation.tag');
  const { ids, add, remove } = parseInput(tagCitationsSchema, input);
  const libraryId = actor.library.id;
  return transaction(async (tx) => {
    const added = await resolveOrAddTags(tx, actor, add, '/tag');
    const removed = await resolveTags(actor, remove, '/tag');
    const subjects = await tagRows(tx, libraryId, ids, { add: added, remove: removed });
    if (subjects.length === 0) return { ids: [] };
    await recordEvent(tx, actor, {
      verb: 'citation.tagged',
      subjects,
      details: { add: added.map(({ tag }) => tag), remove: removed.map(({ tag }) => tag) },
    });
    return { ids: subjects.map(({ id }) => id) };
  });
}

/** Tags and untags citations that are not in the trash and gives those that changed; the caller writes the event. */
export async function tagRows(
  tx: Transaction,
  libraryId: string,
  ids: readonly string[],
  { add = [], remove = [] }: { add?: readonly { id: string }[]; remove?: readonly { id: string }[] },
): Promise<Subject[]> {
  const before = await lockWithTerms(tx, libraryId, ids);
  const changed = await changeTags(
    tx,
    libraryId,
    before.map(({ id }) => id),
    add.map(({ id }) => id),
    remove.map(({ id }) => id),
  );
  if (changed.length === 0) return [];
  await refreshSuggestedLevels(tx, libraryId, changed);
  await tx.$executeRaw`
    UPDATE citation SET version = version + 1, changed_at = now() WHERE library_id = ${libraryId}::uuid AND id = ANY (${changed}::uuid[])`;
  const after = new Map((await lockWithTerms(tx, libraryId, changed)).map(({ id, termIds }) => [id, termIds]));
  const named = await tagNames(tx, libraryId);
  return before.flatMap(({ id, label, termIds }) => {
    const now = after.get(id);
    if (!now) return [];
    return { type: 'citation' as const, id, label, before: { tags: named(termIds) }, after: { tags: named(now) } };
  });
}

/** Citations that are not in the trash, locked, with the terms they are tagged with. */
function lockWithTerms(tx: Transaction, libraryId: string, ids: readonly string[]): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    WITH locked AS MATERIALIZED (
      SELECT id, coalesce(nullif(title, ''), key) AS label FROM citation
      WHERE library_id = ${libraryId}::uuid AND id = ANY (${ids}::uuid[]) AND trashed_at IS NULL ORDER BY id FOR UPDATE)
    SELECT id, label, ARRAY(SELECT term_id FROM citation_tag c
      WHERE c.library_id = ${libraryId}::uuid AND c.citation_id = locked.id) AS "termIds" FROM locked`;
}

/**
 * Names terms as tags, sorted as the log keeps them. Apart from the citations: Postgres takes a vocabulary it has not counted yet for a single term, and
 * would look through all of it for each citation.
 */
async function tagNames(tx: Transaction, libraryId: string): Promise<(termIds: readonly string[]) => string[]> {
  const rows = await tx.$queryRaw<{ id: string; tag: string }[]>`
    SELECT t.id, f.slug || ':' || t.slug AS tag FROM term t JOIN facet f ON f.library_id = t.library_id AND f.id = t.facet_id
    WHERE t.library_id = ${libraryId}::uuid`;
  const tags = new Map(rows.map(({ id, tag }) => [id, tag]));
  return (termIds) => termIds.flatMap((id) => tags.get(id) ?? []).sort();
}

async function changeTags(
  tx: Transaction,
  libraryId: string,
  ids: readonly string[],
  add: readonly string[],
  remove: readonly string[],
): Promise<string[]> {
  const added = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO citation_tag (library_id, term_id, citation_id)
    SELECT ${libraryId}::uuid, term_id, citation_id FROM unnest(${add}::uuid[]) AS term_id, unnest(${ids}::uuid[]) AS citation_id
    ON CONFLICT DO NOTHING RETURNING citation_id AS id`;
  const removed = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM citation_tag WHERE library_id = ${libraryId}::uuid AND term_id = ANY (${remove}::uuid[]) AND citation_id = ANY (${ids}::uuid[])
    RETURNING citation_id AS id`;
  return [...new Set([...added, ...removed].map(({ id }) => id))];
}
