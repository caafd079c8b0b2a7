import { restoreRows } from '#features/citations/commands/restore-citations.ts';
import { tagRows } from '#features/citations/commands/tag-citations.ts';
import { trashRows, trashSubject } from '#features/citations/commands/trash-citations.ts';
import { fillRows } from '#features/collections/commands/fill-collection.ts';
import { loadCollection } from '#features/collections/commands/load-collection.ts';
import { resolveTags } from '#features/vocabulary/queries.ts';
import type { LibraryActor } from '#lib/actor.ts';
import type { Transaction } from '#lib/database.ts';
import { notFound } from '#lib/problem.ts';
import type { BulkVerb } from '../bulk-verbs.ts';
import type { BulkRun, Change } from './bulk-run.ts';
import { judgeRows, unjudgeRows } from './judge-rows.ts';

type Outcome = {
  changes: Change[];
  /** Citations that something stood in the way of. */
  left: number;
};
type Step = (tx: Transaction, actor: LibraryActor, run: BulkRun, ids: string[]) => Promise<Outcome>;

/** What a run does with one chunk of its citations, in the chunk's transaction. Each bears being run over citations that are gone or done. */
export const bulkSteps: Record<BulkVerb, Step> = {
  async tag(tx, actor, { input }, ids) {
    const add = await resolveTags(actor, [input.tag ?? ''], '/tag');
    return { changes: await tagRows(tx, actor.library.id, ids, { add }), left: 0 };
  },
  async untag(tx, actor, { input }, ids) {
    const remove = await resolveTags(actor, [input.tag ?? ''], '/tag');
    return { changes: await tagRows(tx, actor.library.id, ids, { remove }), left: 0 };
  },
  level: judgeRows,
  unlevel: unjudgeRows,
  async collect(tx, actor, run, ids) {
    const { added } = await fill(tx, actor, run, { add: ids, remove: [] });
    return { changes: added.map(member), left: 0 };
  },
  async uncollect(tx, actor, run, ids) {
    const { removed } = await fill(tx, actor, run, { add: [], remove: ids });
    return { changes: removed.map(member), left: 0 };
  },
  async trash(tx, actor, _run, ids) {
    const trashed = await trashRows(tx, actor.library.id, ids);
    return { changes: trashed.map((row) => trashSubject(row, true)), left: 0 };
  },
  async restore(tx, actor, _run, ids) {
    const { subjects, left } = await restoreRows(tx, actor.library.id, ids, 'leave');
    return { changes: subjects, left };
  },
};

async function fill(
  tx: Transaction,
  actor: LibraryActor,
  { input }: BulkRun,
  change: { add: string[]; remove: string[] },
) {
  const where = { libraryId: actor.library.id, id: input.collectionId };
  // By its id: the address may have changed meanwhile.
  const collection = await tx.collection.findFirst({ where, select: { slug: true } });
  if (!collection) throw notFound('This collection');
  const { id } = await loadCollection(tx, actor, collection.slug);
  return fillRows(tx, actor.library.id, id, change);
}

function member(id: string): Change {
  return { type: 'citation', id, label: '', before: null, after: null };
}
