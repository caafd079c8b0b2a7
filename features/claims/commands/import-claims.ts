import { recordEvent } from '#features/activity/commands.ts';
import { attempt, type RowsToImport } from '#features/findings/commands/import-findings.ts';
import { personOf } from '#features/findings/commands/load-finding.ts';
import { faultsAt, type ImportAnswer, type ImportFault, isUnreadable } from '#features/findings/import-answer.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';
import type { Vocabulary } from '#features/vocabulary/vocabulary-tree.ts';
import type { Actor, LibraryActor } from '#lib/actor.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { newId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import type { Fault } from '#lib/problem.ts';
import type { ClaimContent } from '../claim-content.ts';
import { columnsOf } from '../claim-row.ts';
import type { ClaimRow, NamedLink } from '../import-claim-row.ts';
import { readClaimRows } from '../import-claim-rows.ts';
import { findLinked, type Linked } from '../queries/find-linked.ts';
import { contentSchema } from '../schema.ts';
import { missingToSubmit } from '../submission.ts';
import { claimSubject } from './write-claim.ts';

type Good = { content: ClaimContent; columns: ReturnType<typeof columnsOf> };
type Made = Good & { id: string; isSubmitted: boolean };

const atOnce = 1000;

/**
 * Creates the claims of a file as the actor's own drafts: without the verdicts and judgements they had where they come from. With `submit`,
 * those that lack nothing are handed in for review. Nothing of a row with a fault is kept; every fault is told.
 */
export async function importClaims(
  actor: Actor,
  { text, format, submit = false, dryRun = false }: RowsToImport,
): Promise<ImportAnswer> {
  authoriseInLibrary(actor, 'claim.create');
  if (submit) authoriseInLibrary(actor, 'claim.submit');
  personOf(actor);
  const rows = readClaimRows(text, format);
  const vocabulary = await loadVocabulary(actor);
  return transaction(async (tx) => {
    const links = rows.flatMap((row) => row.links);
    const linked = await findLinked(tx, actor.library.id, links, vocabulary);
    const checked = rows.map((row) => checkRow(row, linked, vocabulary));
    const errors = checked.flatMap((row) => ('errors' in row ? row.errors : []));
    const made = checked.flatMap((row): Made[] => {
      if ('errors' in row) return [];
      return [{ ...row, id: newId(), isSubmitted: submit && missingToSubmit(row.content).length === 0 }];
    });
    const submitted = made.filter(({ isSubmitted }) => isSubmitted);
    const counts = { created: made.length, submitted: submitted.length };
    if (dryRun || made.length === 0) return { ...counts, errors, ids: [], dryRun };
    await writeClaims(tx, actor, made);
    const ids = made.map(({ id }) => id);
    // Drafts are their author's alone: the event says what others may see.
    const subjects = submitted.map(({ id, content }) =>
      claimSubject({ id, statement: content.statement }, null, { ...content, status: 'submitted' }),
    );
    await recordEvent(tx, actor, { verb: 'claim.imported', subjects, details: { ...counts, claims: ids } });
    return { ...counts, errors, ids, dryRun };
  });
}

function checkRow(
  row: ClaimRow,
  linked: (link: NamedLink) => Linked,
  vocabulary: Vocabulary,
): Good | { errors: ImportFault[] } {
  if (isUnreadable(row.faults)) return { errors: row.faults };
  const faults: Fault[] = [];
  const links = row.links.map((link, index) => {
    const found = linked(link);
    const { relation, note } = link;
    if (!('pointer' in found)) return { ...found, relation, note };
    faults.push({ pointer: `/links/${index}${found.pointer}`, detail: found.detail });
    // Anything, so that the others keep their places; the row is refused.
    return { finding: null, citation: newId(), relation, note };
  });
  const read = attempt(faults, () => {
    const content = parseInput(contentSchema, { ...row.content, links });
    return { content, columns: columnsOf(content, vocabulary) };
  });
  const errors = [...row.faults, ...faultsAt(row, faults)];
  return read && errors.length === 0 ? read : { errors };
}

async function writeClaims(tx: Transaction, actor: LibraryActor, made: readonly Made[]): Promise<void> {
  const libraryId = actor.library.id;
  const authorId = personOf(actor);
  await inParts(made, (part) =>
    tx.claim.createMany({ data: part.map(({ id, columns }) => ({ ...columns, libraryId, id, authorId })) }),
  );
  const links = made.flatMap(({ id: claimId, content }) =>
    content.links.map(({ finding: findingId, citation: citationId, relation, note }) => ({
      ...{ libraryId, id: newId(), claimId, findingId, citationId, relation, note, addedById: actor.userId },
    })),
  );
  await inParts(links, (data) => tx.claimLink.createMany({ data }));
  // Submitted last: from then on the links stand.
  const submitted = made.flatMap(({ id, isSubmitted }) => (isSubmitted ? [id] : []));
  const data = { status: 'submitted' as const, submittedAt: new Date() };
  await inParts(submitted, (ids) => tx.claim.updateMany({ where: { libraryId, id: { in: ids } }, data }));
}

async function inParts<Item>(all: readonly Item[], write: (part: Item[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < all.length; from += atOnce) await write(all.slice(from, from + atOnce));
}
