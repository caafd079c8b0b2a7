import { levelRank } from '#features/evidence/evidence-level.ts';
import { type CitationLevel, levelsOf } from '#features/evidence/queries.ts';
import { printedResult } from '#features/findings/derived.ts';
import { contentOf } from '#features/findings/finding-row.ts';
import { tagIn } from '#features/findings/resolve-terms.ts';
import { retractionsOf } from '#features/retractions/queries.ts';
import type { Vocabulary } from '#features/vocabulary/vocabulary-tree.ts';
import type { Transaction } from '#lib/database.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import type { Evidence } from '../claim-record.ts';
import { type LinkRelation, linkRelations } from '../link-relation.ts';

const paper = {
  select: {
    ...{ id: true, key: true, doi: true, pmid: true, title: true, year: true, trashedAt: true },
    creators: {
      where: { role: 'author' },
      orderBy: { position: 'asc' },
      take: 3,
      select: { family: true, literal: true },
    },
  },
} as const;
const include = { citation: paper, finding: { include: { citation: paper } } } as const;
type Row = Prisma.ClaimLinkGetPayload<{ include: typeof include }>;
type Paper = NonNullable<Row['citation']>;

/** The links of claims with all that is shown of them, by claim: what speaks for it first, then the strongest and the newest. */
export async function readEvidence(
  client: Transaction,
  libraryId: string,
  claimIds: readonly string[],
  vocabulary: Vocabulary,
): Promise<Map<string, Evidence[]>> {
  const rows = await client.claimLink.findMany({ where: { libraryId, claimId: { in: [...claimIds] } }, include });
  const papers = rows.flatMap(({ citation, finding }) => citation?.id ?? finding?.citationId ?? []);
  const [levels, retractions] = await Promise.all([
    levelsOf(libraryId, papers, client),
    retractionsOf(libraryId, papers, client),
  ]);
  const evidence = new Map<string, Evidence[]>(claimIds.map((id) => [id, []]));
  for (const row of rows) {
    const of = row.citation ?? row.finding?.citation;
    if (!of) continue;
    const retraction = retractions.get(of.id) ?? null;
    evidence.get(row.claimId)?.push({ ...evidenceOf(row, of, levels.get(of.id) ?? [], vocabulary), retraction });
  }
  for (const list of evidence.values()) list.sort(inOrderOfWeight);
  return evidence;
}

function evidenceOf(
  row: Row,
  of: Paper,
  levels: CitationLevel[],
  vocabulary: Vocabulary,
): Omit<Evidence, 'retraction'> {
  const { finding } = row;
  const own = finding?.levelScheme ? `${finding.levelScheme}:${finding.levelCode}` : null;
  const [best] = levels.toSorted((a, b) => levelRank(a) - levelRank(b));
  const gone = of.trashedAt !== null || finding?.status === 'rejected' || finding?.status === 'withdrawn';
  return {
    ...{ id: row.id, finding: row.findingId, citation: row.citationId, note: row.note },
    // The table's own check holds it to the list.
    relation: row.relation as LinkRelation,
    label: finding?.label ?? null,
    printed: finding && printedResult(contentOf(finding, tagIn(vocabulary))),
    locator: finding?.locator ?? null,
    findingStatus: finding?.status ?? null,
    paper: {
      ...{ id: of.id, key: of.key, doi: of.doi, pmid: of.pmid },
      ...{ title: of.title, authors: inShort(of.creators), year: of.year },
    },
    level: own ?? (best ? `${best.scheme}:${best.code}` : null),
    levelSuggested: own === null && best?.basis === 'suggested',
    reviewed: finding === null || finding.status === 'accepted',
    acceptedByAuthor:
      finding?.status === 'accepted' && finding.acceptedById !== null && finding.acceptedById === finding.authorId,
    gone,
  };
}

function inShort(creators: readonly { family: string | null; literal: string | null }[]): string {
  const [first = '', second, third] = creators.map(({ family, literal }) => family ?? literal ?? '');
  if (third) return `${first} et al.`;
  return second ? `${first} and ${second}` : first;
}

function inOrderOfWeight(a: Evidence, b: Evidence): number {
  return (
    linkRelations.indexOf(a.relation) - linkRelations.indexOf(b.relation) ||
    rankOf(a) - rankOf(b) ||
    (b.paper.year ?? 0) - (a.paper.year ?? 0) ||
    a.paper.key.localeCompare(b.paper.key)
  );
}

function rankOf({ level }: Evidence): number {
  const [scheme, code = ''] = (level ?? '').split(':');
  return scheme === 'ocebm' || scheme === 'preclinical' ? levelRank({ scheme, code }) : 99;
}
