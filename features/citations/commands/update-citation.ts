import { recordEvent } from '#features/activity/commands.ts';
import { refreshSuggestedLevels } from '#features/evidence/commands/refresh-suggested-levels.ts';
import { replaceLevels } from '#features/evidence/commands/replace-levels.ts';
import { takeStatedNotices } from '#features/retractions/commands/take-stated-notices.ts';
import { resolveOrAddTags } from '#features/vocabulary/commands/create-term.ts';
import type { Actor, LibraryActor } from '#lib/actor.ts';
import type { CslItem } from '#lib/csl/item.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authorise, authoriseInLibrary } from '#lib/permissions.ts';
import { invalid, Problem } from '#lib/problem.ts';
import { patchedCslSchema, updateCitationSchema } from '../citation-schema.ts';
import { type assignVariables, mergePatch, sameJson } from '../merge-patch.ts';
import { promotedColumns } from '../promoted-columns.ts';
import { duplicateProblem, findSameIdentifier } from '../queries/find-same-identifier.ts';
import { tidyCsl } from '../tidy-csl.ts';
import { refuseTakenKey } from './key-and-doi.ts';
import { type LoadedCitation, levelStateOf, loadCitation, tagsOf } from './load-citation.ts';
import { writeRecord } from './write-record.ts';

type State = { key: string; csl: CslItem; tags: string[]; levels: Awaited<ReturnType<typeof levelStateOf>> };
type Wanted = ReturnType<typeof updateCitationSchema.parse>;

/**
 * Changes a citation that is still at `expected` (or at whatever it is, for `any`): throws `stale` with the record as it stands when someone
 * else saved first. Writes nothing, and no event, when nothing differs. `apply` says how `csl` is applied: as a JSON Merge Patch unless told otherwise.
 */
export async function updateCitation(
  actor: Actor,
  id: string,
  expected: number | 'any',
  input: unknown,
  apply: typeof assignVariables | typeof mergePatch = mergePatch,
): Promise<void> {
  authoriseInLibrary(actor, 'citation.update');
  const wanted = parseInput(updateCitationSchema, input);
  await transaction(async (tx) => {
    const libraryId = actor.library.id;
    const terms = wanted.tags && (await resolveOrAddTags(tx, actor, wanted.tags));
    const held = await loadCitation(tx, libraryId, id);
    refuseStale(held, expected);
    const before = await stateOf(tx, libraryId, held);
    const csl = patchedCsl(held, wanted.csl, apply);
    const key = wanted.key ?? held.key;
    const recordChanged = key !== held.key || !sameJson(csl, held.csl);
    if (recordChanged) await changeRecord(tx, libraryId, held, { csl, key }, wanted.allowDuplicate);
    if (terms)
      await replaceTags(
        tx,
        actor,
        id,
        terms.map((term) => term.id),
      );
    if (wanted.levels) await replaceLevels(tx, actor, id, wanted.levels);
    const after =
      terms || wanted.levels ? await stateOf(tx, libraryId, { ...held, csl, key }) : { ...before, csl, key };
    const changed = (Object.keys(after) as (keyof State)[]).filter((part) => !sameJson(before[part], after[part]));
    if (changed.length === 0) return;
    if (!recordChanged) await touch(tx, libraryId, id);
    const parts = (state: State) => Object.fromEntries(changed.map((part) => [part, state[part]]));
    const label = promotedColumns(csl).title || key;
    const subject = { type: 'citation', id, label, before: parts(before), after: parts(after) };
    await recordEvent(tx, actor, { verb: 'citation.updated', subjects: [subject] });
    if (recordChanged) await takeStatedNotices(tx, actor, { records: [csl], citationIds: [id] });
  });
}

function refuseStale(held: LoadedCitation, expected: number | 'any'): void {
  if (expected === 'any' || expected === held.version) return;
  throw new Problem('stale', `This citation is at version ${held.version} now; yours was ${expected}.`, {
    data: { current: { version: held.version, key: held.key, csl: held.csl } },
  });
}

function patchedCsl(
  held: LoadedCitation,
  patch: Wanted['csl'],
  apply: typeof assignVariables | typeof mergePatch,
): CslItem {
  if (!patch) return held.csl;
  const patched = parseInput(patchedCslSchema, apply(held.csl, patch)) as CslItem;
  const { csl, faults } = tidyCsl(patched, held.csl);
  if (faults.length > 0) throw invalid(faults[0]?.detail ?? '', faults);
  return csl;
}

async function changeRecord(
  tx: Transaction,
  libraryId: string,
  held: LoadedCitation,
  record: { csl: CslItem; key: string },
  allowDuplicate: boolean,
): Promise<void> {
  if (held.trashedAt) throw new Problem('conflict', 'This citation is in the trash: restore it to change it.');
  const columns = promotedColumns(record.csl);
  const same = await findSameIdentifier(tx, libraryId, columns, held.id);
  const earlier = promotedColumns(held.csl);
  // What was a duplicate before this change does not stand in the way of another change.
  const isNew =
    same &&
    !sameJson(
      [columns.doi, columns.pmid, columns.pmcid, columns.isbn],
      [earlier.doi, earlier.pmid, earlier.pmcid, earlier.isbn],
    );
  if (same && (same.by === 'DOI' || (isNew && !allowDuplicate))) throw duplicateProblem(same);
  if (record.key !== held.key) await refuseTakenKey(tx, libraryId, record.key, held.id);
  await writeRecord(tx, libraryId, held.id, record);
}

async function replaceTags(
  tx: Transaction,
  actor: LibraryActor,
  id: string,
  termIds: readonly string[],
): Promise<void> {
  authorise(actor, 'citation.tag');
  const libraryId = actor.library.id;
  await tx.citationTag.deleteMany({ where: { libraryId, citationId: id, termId: { notIn: [...termIds] } } });
  const data = termIds.map((termId) => ({ libraryId, citationId: id, termId }));
  await tx.citationTag.createMany({ data, skipDuplicates: true });
  await refreshSuggestedLevels(tx, libraryId, [id]);
}

async function stateOf(tx: Transaction, libraryId: string, { id, key, csl }: LoadedCitation): Promise<State> {
  return { key, csl, tags: await tagsOf(tx, libraryId, id), levels: await levelStateOf(tx, libraryId, id) };
}

/** Raises the version for a change beside the record: tags, levels. */
async function touch(tx: Transaction, libraryId: string, id: string): Promise<void> {
  const data = { version: { increment: 1 }, changedAt: new Date() };
  await tx.citation.update({ where: { libraryId_id: { libraryId, id } }, data });
}
