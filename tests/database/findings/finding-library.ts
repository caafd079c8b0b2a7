import { declareConflicts } from '#features/accounts/commands/declare-conflicts.ts';
import { createFinding } from '#features/findings/commands/create-finding.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import { makeLibrary, type TestLibrary } from '../library.ts';
import { growFacet, tagged } from '../tagged-library.ts';

export type FindingLibrary = TestLibrary & {
  citationId: string;
  /** A second reviewer and a second curator, so that two can meet. */
  otherReviewer: LibraryActor;
  otherCurator: LibraryActor;
  ids: Record<string, string>;
};

/** A library with compounds, targets and effects, one citation, and reviewers who have declared their conflicts. */
export async function makeFindingLibrary(): Promise<FindingLibrary> {
  const library = await makeLibrary();
  const ids = {
    ...(await growFacet(library, 'compound', { mitragynine: null, '7-hydroxymitragynine': null })),
    ...(await growFacet(library, 'target', { opioid: null, mor: 'opioid', kor: 'opioid', nmda: null })),
    ...(await growFacet(library, 'effect', { analgesia: null })),
  };
  const citationId = await tagged(library, []);
  const [otherReviewer, otherCurator] = await Promise.all([another(library, 'reviewer'), another(library, 'curator')]);
  for (const actor of [library.reviewer, otherReviewer, library.owner]) {
    await declareConflicts(actor, { present: false, statement: '' });
  }
  return { ...library, citationId, otherReviewer, otherCurator, ids };
}

async function another(library: TestLibrary, role: 'reviewer' | 'curator'): Promise<LibraryActor> {
  const email = `${newId()}@example.org`;
  const user = await database().user.create({ data: { email, name: `Second ${role}` } });
  await database().membership.create({ data: { libraryId: library.libraryId, userId: user.id, role } });
  return { ...library[role], userId: user.id, name: user.name, email };
}

/** A binding finding that lacks nothing. */
export const binding = {
  ...{ ligand: 'compound:mitragynine', target: 'target:mor', assay: 'binding', readout: 'radioligand displacement' },
  ...{ species: 'human', system: 'CHO cells', radioligand: '[3H]DAMGO', parameter: 'Ki', relation: '=', value: '161' },
  ...{ unit: 'nM', n: 3, dispersion: { kind: 'SEM', value: 9 }, direction: 'supports' },
  ...{ quote: 'Ki = 161 ± 9 nM', locator: 'Table 2, row 3' },
};

/** A new draft of that; gives its id. */
export async function draft(library: FindingLibrary, actor: LibraryActor, changes: object = {}): Promise<string> {
  return (await createFinding(actor, { citationId: library.citationId, ...binding, ...changes })).id;
}
