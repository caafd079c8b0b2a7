import { listState } from '#features/citations/queries/list-state.ts';
import type { Term, Vocabulary } from '#features/vocabulary/vocabulary-tree.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { Prisma } from '#lib/database.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { notFound } from '#lib/problem.ts';
import { disagreementFlags, inOrder } from '../disagreement.ts';
import { type DisagreementFlag, explained } from '../flag-reason.ts';
import { type MeasuredValue, measuredValue } from '../measured-value.ts';
import { readMeasured, takesPart } from './read-measured.ts';
import { type Resolution, readResolutions } from './read-resolutions.ts';

/** A ligand at a target with every value there, and what is in dispute. */
export type Disagreement = {
  ligand: Term;
  target: Term;
  values: MeasuredValue[];
  flags: DisagreementFlag[];
  resolution: Resolution | null;
};

/** All values of one ligand at one target, in dispute or not, today or as of a day. Slugs of the terms. */
export async function findDisagreement(
  viewer: LibraryActor,
  pair: { ligand: string; target: string },
  withSubmitted: boolean,
  asOf: string | null = null,
): Promise<Disagreement> {
  authoriseInLibrary(viewer, 'disagreement.read');
  const state = await listState(viewer, { asOf });
  const ligand = termOf(state.vocabulary, `compound:${pair.ligand}`);
  const target = termOf(state.vocabulary, `target:${pair.target}`);
  const libraryId = viewer.library.id;
  const which = Prisma.sql`f.ligand_id = ${ligand.id}::uuid AND f.target_id = ${target.id}::uuid AND ${takesPart(withSubmitted)}`;
  const [rows, resolutionOf] = await Promise.all([
    readMeasured(state, libraryId, which),
    readResolutions(state, libraryId),
  ]);
  const values = inOrder(rows.map(measuredValue));
  const flags = disagreementFlags(values, values);
  const resolution = resolutionOf(ligand.id, target.id, flags);
  return { ligand, target, values, flags: explained(flags, new Map(values.map((one) => [one.id, one]))), resolution };
}

function termOf({ byTag }: Vocabulary, tag: string): Term {
  const term = byTag.get(tag);
  if (!term) throw notFound('This ligand or target');
  return term;
}
