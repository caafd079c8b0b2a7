import { recordEvent } from '#features/activity/commands.ts';
import { mergePatch } from '#features/citations/merge-patch.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';
import type { Actor } from '#lib/actor.ts';
import { Prisma, transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { newId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { invalid } from '#lib/problem.ts';
import { changedFields } from '../changed-content.ts';
import { contentSchema, fieldNames } from '../content-schema.ts';
import { contentOf } from '../finding-row.ts';
import { tagIn } from '../resolve-terms.ts';
import { proposeRevisionSchema } from '../schema.ts';
import { loadFinding, personOf, refuseStale, requireStatus } from './load-finding.ts';
import { findingColumns, findingSubject } from './write-finding.ts';

/** Proposes other values for fields of a submitted or accepted finding: `{ changes: { field: value }, reason }`. One proposal for each field. */
export async function proposeRevision(
  actor: Actor,
  findingId: string,
  input: unknown,
  expected: number | 'any' = 'any',
): Promise<{ setId: string; ids: string[] }> {
  authoriseInLibrary(actor, 'revision.create');
  const { changes, reason } = parseInput(proposeRevisionSchema, input);
  const unknown = Object.keys(changes).filter((name) => !fieldNames.some((known) => known === name));
  if (unknown.length > 0) {
    throw invalid(
      `A finding has no field ${unknown[0]}.`,
      unknown.map((name) => ({ pointer: `/changes/${name}`, detail: 'A finding has no such field.' })),
    );
  }
  const vocabulary = await loadVocabulary(actor);
  return transaction(async (tx) => {
    const held = await loadFinding(tx, actor, findingId);
    requireStatus(held, ['submitted', 'accepted'], 'Only what is submitted or accepted changes by revision.');
    refuseStale(held, expected);
    const before = contentOf(held, tagIn(vocabulary));
    // The whole must stand with every proposal in it.
    const { content } = findingColumns(parseInput(contentSchema, mergePatch(before, changes)), vocabulary);
    const changed = changedFields(before, content);
    if (changed.length === 0) throw invalid('Nothing differs from what the finding says.');
    const setId = newId();
    const rows = changed.map((field) => ({
      ...{ libraryId: actor.library.id, id: newId(), setId, subjectType: 'finding', subjectId: findingId, field },
      ...{ currentValue: jsonOf(before[field]), proposedValue: jsonOf(content[field]), reason },
      proposerId: personOf(actor),
    }));
    await tx.revision.createMany({ data: rows });
    const subject = findingSubject(held, pick(before, changed), pick(content, changed));
    await recordEvent(tx, actor, { verb: 'revision.created', subjects: [subject], details: { set: setId, reason } });
    return { setId, ids: rows.map(({ id }) => id) };
  });
}

function pick(content: object, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(content).filter(([name]) => names.includes(name)));
}

function jsonOf(value: unknown): Prisma.InputJsonValue | typeof Prisma.JsonNull {
  return value === null ? Prisma.JsonNull : (value as Prisma.InputJsonValue);
}
