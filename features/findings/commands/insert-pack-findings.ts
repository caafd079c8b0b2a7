import type { LibraryActor } from '#lib/actor.ts';
import type { Transaction } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import { findingLabel } from '../derived.ts';
import { columnsOf } from '../finding-row.ts';
import type { PackFinding, PackRange } from '../pack-findings.ts';

export type PackTerms = { idOf: (tag: string) => string; nameOf: (tag: string) => string };
type Inserted = { id: string; label: string; content: PackFinding['content'] };

/**
 * Adds the findings of a domain pack in the caller's transaction, those the library has already left as they are: verified at the source they come
 * accepted, by nobody; all others wait for a person. Gives what was added.
 */
export async function insertPackFindings(
  tx: Transaction,
  actor: LibraryActor,
  pack: { name: string; findings: readonly PackFinding[] },
  terms: PackTerms,
): Promise<Inserted[]> {
  const libraryId = actor.library.id;
  const [present, citations] = await Promise.all([
    tx.finding.findMany({ where: { libraryId, pack: pack.name }, select: { packId: true } }),
    tx.citation.findMany({ where: { libraryId, trashedAt: null }, select: { id: true, key: true } }),
  ]);
  const known = new Set(present.map(({ packId }) => packId));
  const citationIds = new Map(citations.map(({ id, key }) => [key, id]));
  const inserted: Inserted[] = [];
  const rows = pack.findings.flatMap(({ id: packId, citation, verification, content }) => {
    const citationId = citationIds.get(citation);
    if (!citationId || known.has(packId)) return [];
    const id = newId();
    const label = findingLabel(content, terms.nameOf);
    inserted.push({ id, label, content });
    const idOf = (tag: string | null) => (tag === null ? null : terms.idOf(tag));
    const ids = { ligandId: idOf(content.ligand), targetId: idOf(content.target), effectId: idOf(content.effect) };
    const now = new Date();
    const isAccepted = verification.seen === 'paper';
    const state = {
      ...{ status: isAccepted ? ('accepted' as const) : ('submitted' as const), submittedAt: now },
      ...{ acceptedAt: isAccepted ? now : null, pack: pack.name, packId, verification },
    };
    return { ...columnsOf(content, ids), libraryId, id, citationId, label, ...state };
  });
  await tx.finding.createMany({ data: rows });
  return inserted;
}

/** Adds what is usual of ligands and at targets, unless the library says otherwise. */
export async function insertTypicalRanges(
  tx: Transaction,
  actor: LibraryActor,
  ranges: readonly PackRange[],
  { idOf }: PackTerms,
): Promise<void> {
  const data = ranges.map(({ ligand, target, ...range }) => ({
    ...{ ...range, libraryId: actor.library.id, id: newId() },
    ...{ ligandId: ligand && idOf(ligand), targetId: target && idOf(target) },
  }));
  await tx.typicalRange.createMany({ data, skipDuplicates: true });
}
