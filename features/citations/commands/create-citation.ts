import { recordEvent } from '#features/activity/commands.ts';
import { refreshSuggestedLevels } from '#features/evidence/commands/refresh-suggested-levels.ts';
import { replaceLevels } from '#features/evidence/commands/replace-levels.ts';
import { takeStatedNotices } from '#features/retractions/commands/take-stated-notices.ts';
import { resolveOrAddTags } from '#features/vocabulary/commands/create-term.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { invalid } from '#lib/problem.ts';
import { createCitationSchema } from '../citation-schema.ts';
import { promotedColumns } from '../promoted-columns.ts';
import { duplicateProblem, findSameIdentifier } from '../queries/find-same-identifier.ts';
import { tidyCsl } from '../tidy-csl.ts';
import { insertCitations } from './insert-citations.ts';
import { refuseTakenKey } from './key-and-doi.ts';
import { levelStateOf, tagsOf } from './load-citation.ts';

/** Adds one citation; gives its id. Throws `conflict` with the other citation when its DOI (or, unless allowed, another identifier) is there. */
export async function createCitation(actor: Actor, input: unknown): Promise<{ id: string; key: string }> {
  authoriseInLibrary(actor, 'citation.create');
  const wanted = parseInput(createCitationSchema, input);
  const { csl, faults } = tidyCsl(wanted.csl);
  if (faults.length > 0) throw invalid(faults[0]?.detail ?? '', faults);
  const libraryId = actor.library.id;
  return transaction(async (tx) => {
    const terms = await resolveOrAddTags(tx, actor, wanted.tags);
    const same = await findSameIdentifier(tx, libraryId, promotedColumns(csl), null);
    if (same && (same.by === 'DOI' || !wanted.allowDuplicate)) throw duplicateProblem(same);
    if (wanted.key) await refuseTakenKey(tx, libraryId, wanted.key, null);
    const record = { csl, key: wanted.key, termIds: terms.map(({ id }) => id) };
    const [created] = await insertCitations(tx, actor, [record]);
    if (!created) throw new Error('no citation was inserted');
    await refreshSuggestedLevels(tx, libraryId, [created.id]);
    if (wanted.levels) await replaceLevels(tx, actor, created.id, wanted.levels);
    const { id, key, title } = created;
    const after = { key, csl, tags: await tagsOf(tx, libraryId, id), levels: await levelStateOf(tx, libraryId, id) };
    await recordEvent(tx, actor, {
      verb: 'citation.created',
      subjects: [{ type: 'citation', id, label: title || key, before: null, after }],
    });
    await takeStatedNotices(tx, actor, { records: [csl], citationIds: [id] });
    return { id, key };
  });
}
