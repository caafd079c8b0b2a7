import { compileFilters } from '#features/citations/filter-sql.ts';
import { filterTerms } from '#features/citations/filter-terms.ts';
import type { CitationFilters } from '#features/citations/filters.ts';
import { loadCollection } from '#features/collections/commands/load-collection.ts';
import { resolveOrAddTags } from '#features/vocabulary/commands/create-term.ts';
import { loadVocabulary, resolveTags } from '#features/vocabulary/queries.ts';
import type { Actor, LibraryActor } from '#lib/actor.ts';
import { type Prisma, type Transaction, transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { newId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { invalid, Problem } from '#lib/problem.ts';
import { enqueue } from '#lib/queue.ts';
import { type BulkEditJob, bulkEditJob } from '../bulk-edit-jobs.ts';
import { type BulkVerb, bulkRules } from '../bulk-verbs.ts';
import { bulkInputSchemas } from '../schema.ts';
import type { BulkInput } from './bulk-run.ts';
import { needingReason } from './judge-rows.ts';

/** What one run does at most: its whole history is one entry. */
const mostInARun = 250_000;
const longestSearchMs = 10_000;

/**
 * Leaves it to the worker to do one thing with everything the filters let through now. Its entry in the history is written when it has
 * ended; until then nothing is said to have happened.
 */
export async function startBulkEdit(
  actor: Actor,
  verb: Exclude<BulkVerb, 'unlevel'>,
  filters: CitationFilters,
  input: unknown,
): Promise<{ id: string }> {
  authoriseInLibrary(actor, bulkRules[verb].permission);
  if (filters.asOf !== null)
    throw new Problem('unprocessable', 'This is an earlier state of the library; it can be read, not changed.');
  const libraryId = actor.library.id;
  const terms = filterTerms(await loadVocabulary(actor));
  return transaction(async (tx) => {
    const given = await readInput(tx, actor, verb, input);
    const id = newId();
    const data = { libraryId, id, verb, input: given as Prisma.InputJsonObject, total: 0, createdById: actor.userId };
    await tx.bulkEdit.create({ data });
    const matching = compileFilters(libraryId, filters, terms);
    await tx.$executeRaw`SELECT set_config('statement_timeout', ${String(longestSearchMs)}, true)`;
    const total = await tx.$executeRaw`
      INSERT INTO bulk_edit_item (library_id, run_id, position, citation_id)
      SELECT ${libraryId}::uuid, ${id}::uuid, row_number() OVER (ORDER BY c.id), c.id FROM citation c WHERE ${matching}
      ORDER BY c.id LIMIT ${mostInARun + 1}`;
    await refuse(tx, libraryId, id, total, given);
    await beginRun(tx, libraryId, id, total);
    return { id };
  });
}

/** Says how many citations a new run has, and leaves it to the worker. */
export async function beginRun(tx: Transaction, libraryId: string, id: string, total: number): Promise<void> {
  await tx.bulkEdit.update({ where: { libraryId_id: { libraryId, id } }, data: { total } });
  await enqueue(tx, bulkEditJob, { libraryId, runId: id } satisfies BulkEditJob);
}

async function readInput(tx: Transaction, actor: LibraryActor, verb: BulkVerb, input: unknown): Promise<BulkInput> {
  switch (verb) {
    case 'tag':
    case 'untag': {
      const { tag } = parseInput(bulkInputSchemas.tag, input);
      const terms =
        verb === 'tag' ? await resolveOrAddTags(tx, actor, [tag], '/tag') : await resolveTags(actor, [tag], '/tag');
      return { tag: terms[0]?.tag ?? tag };
    }
    case 'level':
    case 'unlevel':
      return parseInput(bulkInputSchemas.level, input) as BulkInput;
    case 'collect':
    case 'uncollect': {
      const { collection } = parseInput(bulkInputSchemas.collection, input);
      return { collection, collectionId: (await loadCollection(tx, actor, collection)).id };
    }
    case 'trash':
    case 'restore':
      return parseInput(bulkInputSchemas.nothing, input);
  }
}

// What can be known at once is not left for a run to find out half-way.
async function refuse(tx: Transaction, libraryId: string, runId: string, total: number, { level }: BulkInput) {
  if (total === 0) throw invalid('Nothing is selected any more; somebody may have moved it.');
  if (total > mostInARun) {
    const most = mostInARun.toLocaleString('en');
    throw new Problem('unprocessable', `At most ${most} citations can be changed at once; narrow the list.`);
  }
  if (!level || level.reason) return;
  const items = await tx.bulkEditItem.findMany({ where: { libraryId, runId }, select: { citationId: true } });
  const ids = items.map(({ citationId }) => citationId);
  const { length } = await needingReason(tx, libraryId, ids, level);
  if (length === 0) return;
  const detail = `The study design of ${length.toLocaleString('en')} of them suggests another level: give a reason.`;
  throw invalid(detail, [{ pointer: '/level/reason', detail }]);
}
