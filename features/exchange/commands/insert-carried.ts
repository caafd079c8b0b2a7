import { writeJudgements } from '#features/evidence/commands/write-judgements.ts';
import { levelSlot } from '#features/evidence/evidence-level.ts';
import { suggestedCodeFor } from '#features/evidence/override.ts';
import { designsOf, levelsOf } from '#features/evidence/queries.ts';
import { levelListSchema } from '#features/evidence/schema.ts';
import { resolveOrAddTags } from '#features/vocabulary/commands/create-term.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';
import { resolveIn } from '#features/vocabulary/resolved-tags.ts';
import type { LibraryActor } from '#lib/actor.ts';
import type { Transaction } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import { can } from '#lib/permissions.ts';
import type { WaitingRecord } from './import-chunk.ts';

export type CarriedTerms = { termIds: string[]; tags: string[]; keywords: string[] };

/** The terms that the tags records brought mean here; open facets get what they lack, and what is no term stays a keyword. By index. */
export async function carriedTerms(
  tx: Transaction,
  actor: LibraryActor,
  records: readonly WaitingRecord[],
): Promise<Map<number, CarriedTerms>> {
  const vocabulary = await loadVocabulary(actor);
  const mayAdd = can(actor, 'term.addToOpenFacet');
  const asked = [...new Set(records.flatMap(({ carried }) => carried.tags ?? []))];
  const ids = new Map<string, { id: string; tag: string }>();
  for (const tag of asked) {
    const { terms, missing } = resolveIn(vocabulary, [tag]);
    const [term] =
      terms.length > 0 || missing.length === 0 || !mayAdd ? terms : await resolveOrAddTags(tx, actor, [tag]);
    if (term) ids.set(tag, { id: term.id, tag: term.tag });
  }
  return new Map(
    records.map(({ index, carried }) => {
      const tags = carried.tags ?? [];
      const found = tags.flatMap((tag) => ids.get(tag) ?? []);
      const keywords = tags.filter((tag) => !ids.has(tag));
      return [index, { termIds: found.map(({ id }) => id), tags: found.map(({ tag }) => tag), keywords }];
    }),
  );
}

type Placed = { record: WaitingRecord; citationId: string };

/** Notes and evidence levels that came with records, as the importing person's own. Gives the ids of the notes. */
export async function insertCarried(
  tx: Transaction,
  actor: LibraryActor,
  placed: readonly Placed[],
): Promise<string[]> {
  const libraryId = actor.library.id;
  const notes = placed.flatMap(({ record, citationId }) =>
    (record.carried.notes ?? []).map((body) => ({ libraryId, id: newId(), citationId, body, authorId: actor.userId })),
  );
  if (notes.length > 0) await tx.citationNote.createMany({ data: notes });
  await insertLevels(tx, actor, placed);
  return notes.map(({ id }) => id);
}

/** Of what came with a record, what the citation it repeats lacks: notes it has not, levels where nobody has judged. Gives the ids of the notes. */
export async function insertLacking(
  tx: Transaction,
  actor: LibraryActor,
  record: WaitingRecord,
  citationId: string,
): Promise<string[]> {
  const { notes = [] } = record.carried;
  const where = { libraryId: actor.library.id, citationId, trashedAt: null, body: { in: notes } };
  const held = new Set((await tx.citationNote.findMany({ where, select: { body: true } })).map(({ body }) => body));
  const carried = { ...record.carried, notes: notes.filter((note) => !held.has(note)) };
  return insertCarried(tx, actor, [{ record: { ...record, carried }, citationId }]);
}

/**
 * A level that came with a file is the judgement of whoever imports it, with the file as its reason; one that the study design suggests here anyway is left
 * to the suggestion, and none takes the place of a judgement.
 */
async function insertLevels(tx: Transaction, actor: LibraryActor, placed: readonly Placed[]): Promise<void> {
  const bringing = placed.filter(({ record }) => (record.carried.levels ?? []).length > 0);
  if (bringing.length === 0 || !actor.userId) return;
  const citationIds = bringing.map(({ citationId }) => citationId);
  const designs = await designsOf(actor.library.id, citationIds, tx);
  const held = await levelsOf(actor.library.id, citationIds, tx);
  const judgements = bringing.flatMap(({ record, citationId }) => {
    // One that is no level here must not take the others with it.
    const levels = (record.carried.levels ?? []).flatMap((level) => {
      const read = levelListSchema.safeParse([{ ...level, reason: 'Came with the imported file.' }]);
      return read.success ? read.data : [];
    });
    const isOwn = (level: (typeof levels)[number]) =>
      suggestedCodeFor(designs.get(citationId) ?? new Set(), level) !== level.code;
    const judged = (held.get(citationId) ?? []).filter(({ basis }) => basis === 'judged').map(levelSlot);
    const isFree = (level: (typeof levels)[number]) => !judged.includes(levelSlot(level));
    return levels
      .filter((level) => isOwn(level) && isFree(level))
      .map((level) => ({ citationId, level, pointer: '/levels' }));
  });
  if (judgements.length > 0) await writeJudgements(tx, actor, judgements);
}
