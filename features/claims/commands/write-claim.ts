import type { LibraryActor } from '#lib/actor.ts';
import type { Transaction } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import { type Fault, invalid } from '#lib/problem.ts';
import type { Claim, Prisma } from '#prisma/generated/client.ts';
import type { ClaimContent, LinkContent } from '../claim-content.ts';

/** Writes what changed of a claim that is locked, and raises its version. */
export async function writeClaim(
  tx: Transaction,
  actor: LibraryActor,
  { id }: Pick<Claim, 'id'>,
  data: Prisma.ClaimUncheckedUpdateInput,
): Promise<number> {
  const where = { libraryId_id: { libraryId: actor.library.id, id } };
  const change = { ...data, version: { increment: 1 }, changedAt: new Date() };
  const { version } = await tx.claim.update({ where, data: change, select: { version: true } });
  return version;
}

/** Makes the links of a locked claim those of the list; what stays keeps who added it and when. */
export async function writeLinks(
  tx: Transaction,
  actor: LibraryActor,
  claimId: string,
  wanted: readonly LinkContent[],
): Promise<void> {
  const libraryId = actor.library.id;
  const held = await tx.claimLink.findMany({ where: { libraryId, claimId } });
  const same = (row: { findingId: string | null; citationId: string | null }, link: LinkContent) =>
    row.findingId === link.finding && row.citationId === link.citation;
  const gone = held.filter((row) => !wanted.some((link) => same(row, link)));
  if (gone.length > 0) {
    await tx.claimLink.deleteMany({ where: { libraryId, claimId, id: { in: gone.map(({ id }) => id) } } });
  }
  for (const link of wanted) {
    const { finding, citation, relation, note } = link;
    const row = held.find((one) => same(one, link));
    if (!row) {
      const of = { libraryId, id: newId(), claimId, findingId: finding, citationId: citation };
      await tx.claimLink.create({ data: { ...of, relation, note, addedById: actor.userId } });
    } else if (row.relation !== relation || row.note !== note) {
      await tx.claimLink.update({ where: { libraryId_id: { libraryId, id: row.id } }, data: { relation, note } });
    }
  }
}

/** Throws when a link names what the library does not have, or a finding that is still a draft. */
export async function refuseDeadLinks(
  tx: Transaction,
  actor: LibraryActor,
  { links }: Pick<ClaimContent, 'links'>,
): Promise<void> {
  const libraryId = actor.library.id;
  const idsOf = (what: 'finding' | 'citation') => links.flatMap((link) => link[what] ?? []);
  const [findings, citations] = await Promise.all([
    tx.finding.findMany({
      where: { libraryId, id: { in: idsOf('finding') }, status: { not: 'draft' }, citation: { trashedAt: null } },
      select: { id: true },
    }),
    tx.citation.findMany({
      where: { libraryId, id: { in: idsOf('citation') }, trashedAt: null },
      select: { id: true },
    }),
  ]);
  const there = new Set([...findings, ...citations].map(({ id }) => id));
  const faults = links.flatMap(({ finding, citation }, index): Fault[] => {
    if (there.has(finding ?? citation ?? '')) return [];
    const what = finding ? 'finding' : 'citation';
    return [{ pointer: `/links/${index}/${what}`, detail: `There is no such ${what} to link; a draft cannot be.` }];
  });
  const [first] = faults;
  if (first) throw invalid(first.detail, faults);
}

/** A claim as an event names it. */
export function claimSubject(
  { id, statement }: Pick<Claim, 'id' | 'statement'>,
  before: Record<string, unknown> | null = null,
  after: Record<string, unknown> | null = null,
) {
  return { type: 'claim', id, label: statement, before, after };
}

/** The named fields of a content, for the two sides of an event. */
export function partsOf(content: ClaimContent, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(content).filter(([name]) => names.includes(name)));
}
