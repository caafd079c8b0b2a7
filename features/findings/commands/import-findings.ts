import { recordEvent } from '#features/activity/commands.ts';
import { findNamedCitations, type NamedCitation } from '#features/citations/queries/find-named-citations.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';
import type { Vocabulary } from '#features/vocabulary/vocabulary-tree.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { newId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { type Fault, Problem } from '#lib/problem.ts';
import { contentSchema } from '../content-schema.ts';
import type { FindingContent } from '../finding-content.ts';
import { faultsAt, type ImportAnswer, type ImportFault, type ImportFormat, isUnreadable } from '../import-answer.ts';
import type { FindingRow } from '../import-row.ts';
import { readFindingRows } from '../import-rows.ts';
import { missingToSubmit } from '../submission.ts';
import { personOf } from './load-finding.ts';
import { findingColumns, findingSubject } from './write-finding.ts';

export type RowsToImport = { text: string; format: ImportFormat; submit?: boolean; dryRun?: boolean };

// A row has so many columns that Postgres would run out of parameters for more.
const atOnce = 200;

/**
 * Creates the findings of a file as the actor's own drafts, whatever they were where they come from; with `submit`, those that lack nothing are
 * handed in for review. Nothing of a row with a fault is kept; every fault is told.
 */
export async function importFindings(actor: Actor, given: RowsToImport): Promise<ImportAnswer> {
  authoriseInLibrary(actor, 'finding.create');
  if (given.submit) authoriseInLibrary(actor, 'finding.submit');
  const authorId = personOf(actor);
  const rows = readFindingRows(given.text, given.format);
  const vocabulary = await loadVocabulary(actor);
  const libraryId = actor.library.id;
  return transaction(async (tx) => {
    const named = await findNamedCitations(
      tx,
      libraryId,
      rows.map(({ names }) => names),
    );
    const checked = rows.map((row) => checkRow(row, named(row.names), vocabulary));
    const errors = checked.flatMap((row) => ('errors' in row ? row.errors : []));
    const submittedAt = new Date();
    const good = checked.flatMap((row) => {
      if ('errors' in row) return [];
      const { citationId, columns, content } = row;
      const isSubmitted = given.submit === true && missingToSubmit(content).length === 0;
      const state = isSubmitted ? { status: 'submitted' as const, submittedAt } : { status: 'draft' as const };
      return [{ content, data: { ...columns, ...state, libraryId, id: newId(), citationId, authorId } }];
    });
    const submitted = good.filter(({ data }) => data.status === 'submitted');
    const counts = { created: good.length, submitted: submitted.length };
    if (given.dryRun || good.length === 0) return { ...counts, errors, ids: [], dryRun: given.dryRun ?? false };
    const data = good.map((each) => each.data);
    for (let from = 0; from < data.length; from += atOnce) {
      await tx.finding.createMany({ data: data.slice(from, from + atOnce) });
    }
    const ids = data.map(({ id }) => id);
    // Drafts are their author's alone: the event says what others may see.
    const subjects = submitted.map(({ data: row, content }) =>
      findingSubject(row, null, { ...content, status: 'submitted' }),
    );
    await recordEvent(tx, actor, { verb: 'finding.imported', subjects, details: { ...counts, findings: ids } });
    return { ...counts, errors, ids, dryRun: false };
  });
}

type Checked =
  | { errors: ImportFault[] }
  | { citationId: string; content: FindingContent; columns: ReturnType<typeof findingColumns>['columns'] };

function checkRow(row: FindingRow, named: NamedCitation, vocabulary: Vocabulary): Checked {
  if (isUnreadable(row.faults)) return { errors: row.faults };
  const faults: Fault[] = [];
  if ('message' in named) faults.push({ pointer: citationPointer[named.name], detail: named.message });
  const read = attempt(faults, () => findingColumns(parseInput(contentSchema, row.content), vocabulary));
  const errors = [...row.faults, ...faultsAt(row, faults)];
  if (!read || errors.length > 0 || !('citation' in named)) return { errors };
  return { citationId: named.citation.id, ...read };
}

const citationPointer = { id: '/citationId', key: '/citationKey', doi: '/citationDoi', pmid: '/citationPmid' } as const;

/** What the work gives; what it refuses is added to the faults. */
export function attempt<Result>(faults: Fault[], work: () => Result): Result | null {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    faults.push(...(error.errors.length > 0 ? error.errors : [{ pointer: '', detail: error.message }]));
    return null;
  }
}
