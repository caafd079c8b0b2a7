import { type ListState, listState } from '#features/citations/queries/list-state.ts';
import type { Term, Vocabulary } from '#features/vocabulary/vocabulary-tree.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { Prisma } from '#lib/database.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { disagreementFlags, type Flag, repeatable } from '../disagreement.ts';
import { type DisagreementFlag, explained } from '../flag-reason.ts';
import { type MeasuredValue, measuredValue } from '../measured-value.ts';
import type { DisagreementQuery } from '../schema.ts';
import { type Compared, type ComparedPair, readComparable } from './read-comparable.ts';
import { readMeasured } from './read-measured.ts';
import { type Resolution, readResolutions } from './read-resolutions.ts';

/** A ligand at a target in dispute: between which findings, why, and what someone noted about it. */
export type ListedDisagreement = {
  ligand: Term;
  target: Term;
  findings: Compared[];
  flags: DisagreementFlag[];
  resolution: Resolution | null;
};

export type DisagreementPage = {
  items: ListedDisagreement[];
  total: number;
  next: string | null;
  /** How many of each state there are. */
  open: number;
  resolved: number;
};

/**
 * One page of what is in dispute, today or as of a day, the most flags first. `state`: open, resolved or all; `submitted` takes in what waits for review. Every pair is
 * compared; only those of the page are put into words.
 */
export async function listDisagreements(viewer: LibraryActor, query: DisagreementQuery): Promise<DisagreementPage> {
  authoriseInLibrary(viewer, 'disagreement.read');
  const libraryId = viewer.library.id;
  const state = await listState(viewer, query);
  const { byId } = state.vocabulary;
  const [pairs, resolutionOf] = await Promise.all([
    readComparable(state, libraryId, query.submitted),
    readResolutions(state, libraryId),
  ]);
  const numbers = await readNumbers(state, libraryId, pairs);
  const found = pairs.flatMap((pair) => {
    const disputed = disputedPair(pair, numbers, byId);
    return disputed ? [{ ...disputed, resolution: resolutionOf(pair.ligandId, pair.targetId, disputed.flags) }] : [];
  });
  const resolved = found.filter(({ resolution }) => resolution?.isCurrent);
  const open = found.filter(({ resolution }) => !resolution?.isCurrent);
  const inState = { all: found, open, resolved }[query.state].sort(
    (one, other) => other.flags.length - one.flags.length || nameOrder(one, other),
  );
  const end = query.offset + query.limit;
  const items = await inWords(state, libraryId, inState.slice(query.offset, end));
  const next = end < inState.length ? String(end) : null;
  return { items, total: inState.length, next, open: open.length, resolved: resolved.length };
}

type Disputed = Omit<ListedDisagreement, 'flags'> & { flags: Flag[] };

// Of which paper it is, is read only of what may repeat another: few do.
async function readNumbers(
  state: ListState,
  libraryId: string,
  pairs: readonly ComparedPair[],
): Promise<Map<string, MeasuredValue>> {
  const ids = pairs.flatMap(({ findings }) => repeatable(findings).map(({ id }) => id));
  return readByIds(state, libraryId, ids);
}

function disputedPair(
  { ligandId, targetId, findings }: ComparedPair,
  numbers: ReadonlyMap<string, MeasuredValue>,
  byId: Vocabulary['byId'],
): Omit<Disputed, 'resolution'> | null {
  const [ligand, target] = [byId.get(ligandId), byId.get(targetId)];
  if (!ligand || !target) return null;
  const printed = numbers.size === 0 ? [] : findings.flatMap(({ id }) => numbers.get(id) ?? []);
  const flags = disagreementFlags(findings, printed);
  return flags.length > 0 ? { ligand, target, findings, flags } : null;
}

async function inWords(
  state: ListState,
  libraryId: string,
  disputed: readonly Disputed[],
): Promise<ListedDisagreement[]> {
  const between = disputed.flatMap(({ flags }) => flags.flatMap(({ findings }) => findings));
  const named = await readByIds(state, libraryId, between);
  return disputed.map((one) => ({
    ...one,
    flags: explained(one.flags, named),
  }));
}

async function readByIds(
  state: ListState,
  libraryId: string,
  ids: readonly string[],
): Promise<Map<string, MeasuredValue>> {
  if (ids.length === 0) return new Map();
  const rows = await readMeasured(state, libraryId, Prisma.sql`f.id = ANY (${[...new Set(ids)]}::uuid[])`);
  return new Map(rows.map((row) => [row.id, measuredValue(row)]));
}

const { compare } = new Intl.Collator('en');

function nameOrder(one: Disputed, other: Disputed): number {
  return compare(one.ligand.name, other.ligand.name) || compare(one.target.name, other.target.name);
}
