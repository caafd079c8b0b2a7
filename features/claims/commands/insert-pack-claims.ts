import type { LibraryActor } from '#lib/actor.ts';
import type { Transaction } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import type { ClaimContent } from '../claim-content.ts';
import type { PackClaim } from '../pack-claims.ts';

/**
 * Adds the claims of a domain pack in the caller's transaction, those the library has already left as they are. They wait for a person: what the pack
 * thinks of them is a proposal, never a signed verdict. Gives what was added.
 */
export async function insertPackClaims(
  tx: Transaction,
  actor: LibraryActor,
  pack: { name: string; claims: readonly PackClaim[] },
  termId: (tag: string) => string,
): Promise<{ id: string; content: ClaimContent }[]> {
  const libraryId = actor.library.id;
  const present = await tx.claim.findMany({ where: { libraryId, pack: pack.name }, select: { packId: true } });
  const known = new Set(present.map(({ packId }) => packId));
  const added = pack.claims
    .filter(({ id }) => !known.has(id))
    .map((claim) => ({ ...claim, packId: claim.id, id: newId() }));
  if (added.length === 0) return [];
  await tx.claim.createMany({
    data: added.map(({ id, packId, content: { links: _, topic, origin, ...rest } }) => ({
      ...{ ...rest, libraryId, id, pack: pack.name, packId, topicId: topic ? termId(topic) : null },
      ...{ originKind: origin?.kind, originTitle: origin?.title, originPart: origin?.part },
      ...{ originAddress: origin?.address, originSeenOn: origin?.seenOn ? new Date(origin.seenOn) : null },
    })),
  });
  const linkOf = await targetsOf(tx, libraryId, pack.name);
  const links = added.flatMap(({ id: claimId, links: given }) =>
    given.flatMap(({ relation, note, ...named }) => {
      const of = linkOf(named);
      return of ? [{ ...of, libraryId, id: newId(), claimId, relation, note }] : [];
    }),
  );
  await tx.claimLink.createMany({ data: links });
  // Submitted last: from then on the links stand.
  const submitted = { status: 'submitted' as const, submittedAt: new Date() };
  await tx.claim.updateMany({ where: { libraryId, id: { in: added.map(({ id }) => id) } }, data: submitted });
  return added.map(({ id, content }) => ({ id, content }));
}

/** A finding by the pack's id, or a citation by its key; null for what the library no longer has. */
async function targetsOf(tx: Transaction, libraryId: string, pack: string) {
  const [findings, citations] = await Promise.all([
    tx.finding.findMany({ where: { libraryId, pack }, select: { id: true, packId: true } }),
    tx.citation.findMany({ where: { libraryId, trashedAt: null }, select: { id: true, key: true } }),
  ]);
  const findingIds = new Map(findings.map(({ id, packId }) => [packId, id]));
  const citationIds = new Map(citations.map(({ id, key }) => [key, id]));
  return ({ finding, citation }: { finding?: string; citation?: string }) => {
    const findingId = finding ? (findingIds.get(finding) ?? null) : null;
    const citationId = citation ? (citationIds.get(citation) ?? null) : null;
    return findingId || citationId ? { findingId, citationId } : null;
  };
}
