import type { Vocabulary } from '#features/vocabulary/vocabulary-tree.ts';
import type { LibraryActor } from '#lib/actor.ts';
import type { Transaction } from '#lib/database.ts';
import { assayRules } from '#lib/pharmacology/assay-rules.ts';
import type { Finding, Prisma } from '#prisma/generated/client.ts';
import { findingLabel } from '../derived.ts';
import type { FindingContent } from '../finding-content.ts';
import { columnsOf } from '../finding-row.ts';
import { nameIn, resolveTerms } from '../resolve-terms.ts';

/** Columns of a finding that says this, its label among them; terms and level are found. */
export function findingColumns(given: FindingContent, vocabulary: Vocabulary) {
  const { content, ids } = resolveTerms(withLevel(given), vocabulary);
  return { content, columns: { ...columnsOf(content, ids), label: findingLabel(content, nameIn(vocabulary)) } };
}

// The rung of the ladder follows from the assay until a person says otherwise.
function withLevel(content: FindingContent): FindingContent {
  const rung = content.assay ? assayRules[content.assay].rung : null;
  if (content.level || !rung) return content;
  return { ...content, level: { scheme: 'preclinical', version: 'speciosa-1', question: null, code: rung } };
}

/** Writes what changed of a finding that is locked, and raises its version. */
export async function writeFinding(
  tx: Transaction,
  actor: LibraryActor,
  { id }: Pick<Finding, 'id'>,
  data: Prisma.FindingUncheckedUpdateInput,
): Promise<number> {
  const where = { libraryId_id: { libraryId: actor.library.id, id } };
  const change = { ...data, version: { increment: 1 }, changedAt: new Date() };
  const { version } = await tx.finding.update({ where, data: change, select: { version: true } });
  return version;
}

/** A finding as an event names it. */
export function findingSubject(
  { id, label }: Pick<Finding, 'id' | 'label'>,
  before: Record<string, unknown> | null = null,
  after: Record<string, unknown> | null = null,
) {
  return { type: 'finding', id, label, before, after };
}
