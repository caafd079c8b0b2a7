import { recordEvent } from '#features/activity/commands.ts';
import { personOf, requireStatus } from '#features/findings/commands/load-finding.ts';
import { proposeRevisionSchema } from '#features/findings/schema.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';
import type { Vocabulary } from '#features/vocabulary/vocabulary-tree.ts';
import type { Actor, LibraryActor } from '#lib/actor.ts';
import { Prisma, type Transaction, transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { newId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { invalid } from '#lib/problem.ts';
import { changedFields } from '../changed-content.ts';
import { type ClaimContent, claimFieldNames } from '../claim-content.ts';
import { columnsOf, contentOf, inOrder } from '../claim-row.ts';
import { contentSchema } from '../schema.ts';
import { missingToSubmit } from '../submission.ts';
import { type HeldClaim, loadClaim, refuseStale } from './load-claim.ts';
import { claimSubject, partsOf, refuseDeadLinks } from './write-claim.ts';

export type Proposed = { setId: string; ids: string[] };

/** Proposes other values for fields of a submitted or accepted claim: `{ changes: { field: value }, reason }`; `links` is one field. */
export async function proposeClaimRevision(
  actor: Actor,
  claimId: string,
  input: unknown,
  expected: number | 'any' = 'any',
): Promise<Proposed> {
  authoriseInLibrary(actor, 'revision.create');
  const { changes, reason } = parseInput(proposeRevisionSchema, input);
  const unknown = Object.keys(changes).filter((name) => !claimFieldNames.some((known) => known === name));
  if (unknown.length > 0) {
    throw invalid(
      `A claim has no field ${unknown[0]}.`,
      unknown.map((name) => ({ pointer: `/changes/${name}`, detail: 'A claim has no such field.' })),
    );
  }
  const vocabulary = await loadVocabulary(actor);
  return transaction(async (tx) => {
    const held = await loadClaim(tx, actor, claimId);
    refuseStale(held, expected);
    const before = contentOf(held, vocabulary);
    const after = parseInput(contentSchema, { ...before, ...changes });
    return proposeContent(tx, actor, { held, before, after, reason }, vocabulary);
  });
}

type Proposal = { held: HeldClaim; before: ClaimContent; after: ClaimContent; reason: string };

/** Writes the proposals that lead from one content to another, with their event. The whole must stand with all of them. */
export async function proposeContent(
  tx: Transaction,
  actor: LibraryActor,
  { held, before, after, reason }: Proposal,
  vocabulary: Vocabulary,
): Promise<Proposed> {
  requireStatus(held, ['submitted', 'accepted'], 'Only what is submitted or accepted changes by revision.');
  columnsOf(after, vocabulary);
  await refuseDeadLinks(tx, actor, after);
  const [fault] = missingToSubmit(after);
  if (fault) throw invalid(fault.detail, [fault]);
  const changed = changedFields(before, after);
  if (changed.length === 0) throw invalid('Nothing differs from what the claim says.');
  const setId = newId();
  const heldIn = (content: ClaimContent, field: (typeof changed)[number]) =>
    jsonOf(field === 'links' ? inOrder(content.links) : content[field]);
  const rows = changed.map((field) => ({
    ...{ libraryId: actor.library.id, id: newId(), setId, subjectType: 'claim', subjectId: held.id, field, reason },
    ...{ currentValue: heldIn(before, field), proposedValue: heldIn(after, field), proposerId: personOf(actor) },
  }));
  await tx.revision.createMany({ data: rows });
  const subject = claimSubject(held, partsOf(before, changed), partsOf(after, changed));
  await recordEvent(tx, actor, { verb: 'revision.created', subjects: [subject], details: { set: setId, reason } });
  return { setId, ids: rows.map(({ id }) => id) };
}

function jsonOf(value: unknown): Prisma.InputJsonValue | typeof Prisma.JsonNull {
  return value === null ? Prisma.JsonNull : (value as Prisma.InputJsonValue);
}
