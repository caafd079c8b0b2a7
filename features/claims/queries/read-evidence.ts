import { type Paper, paperSql } from '#features/citations/paper-sql.ts';
import type { ListState } from '#features/citations/queries/list-state.ts';
import { levelRank } from '#features/evidence/evidence-level.ts';
import { type CitationLevel, levelsAsOf, levelsOf } from '#features/evidence/queries.ts';
import { printedResult } from '#features/findings/derived.ts';
import { contentOf, findingColumns } from '#features/findings/finding-row.ts';
import { tagIn } from '#features/findings/resolve-terms.ts';
import { retractionsOf } from '#features/retractions/queries.ts';
import type { Vocabulary } from '#features/vocabulary/vocabulary-tree.ts';
import type { Transaction } from '#lib/database.ts';
import { withTables } from '#lib/history-sql.ts';
import type { ClaimLink, Finding } from '#prisma/generated/client.ts';
import type { Evidence } from '../claim-record.ts';
import { type LinkRelation, linkRelations } from '../link-relation.ts';

type Row = Pick<ClaimLink, 'id' | 'claimId' | 'findingId' | 'citationId' | 'relation' | 'note'> & {
  paper: Paper;
  isTrashed: boolean;
};

/** The links of claims with all that is shown of them, by claim: what speaks for it first, then the strongest and the newest. */
export async function readEvidence(
  client: Transaction,
  libraryId: string,
  claimIds: readonly string[],
  { vocabulary, tables, moment }: Omit<ListState, 'terms'>,
): Promise<Map<string, Evidence[]>> {
  const rows = await client.$queryRaw<Row[]>`
    ${withTables(...tables)}SELECT l.id, l.claim_id AS "claimId", l.finding_id AS "findingId", l.citation_id AS "citationId", l.relation, l.note,
      ${paperSql} AS paper, c.trashed_at IS NOT NULL AS "isTrashed"
    FROM claim_link l LEFT JOIN finding f ON f.library_id = l.library_id AND f.id = l.finding_id
    JOIN citation c ON c.library_id = l.library_id AND c.id = coalesce(l.citation_id, f.citation_id)
    WHERE l.library_id = ${libraryId}::uuid AND l.claim_id = ANY (${claimIds}::uuid[]) ORDER BY l.id`;
  const papers = rows.map(({ paper }) => paper.id);
  const findingIds = rows.flatMap(({ findingId }) => findingId ?? []);
  const [found, levels, retractions] = await Promise.all([
    client.$queryRaw<Finding[]>`
      ${withTables(...tables)}SELECT ${findingColumns} FROM finding f
      WHERE f.library_id = ${libraryId}::uuid AND f.id = ANY (${findingIds}::uuid[])`,
    moment ? levelsAsOf(libraryId, papers, moment) : levelsOf(libraryId, papers, client),
    retractionsOf(libraryId, papers, client, tables),
  ]);
  const findings = new Map(found.map((finding) => [finding.id, finding]));
  const evidence = new Map<string, Evidence[]>(claimIds.map((id) => [id, []]));
  for (const row of rows) {
    const finding = row.findingId ? (findings.get(row.findingId) ?? null) : null;
    const retraction = retractions.get(row.paper.id) ?? null;
    const ofPaper = levels.get(row.paper.id) ?? [];
    evidence.get(row.claimId)?.push({ ...evidenceOf(row, finding, ofPaper, vocabulary), retraction });
  }
  for (const list of evidence.values()) list.sort(inOrderOfWeight);
  return evidence;
}

function evidenceOf(
  row: Row,
  finding: Finding | null,
  levels: CitationLevel[],
  vocabulary: Vocabulary,
): Omit<Evidence, 'retraction'> {
  const own = finding?.levelScheme ? `${finding.levelScheme}:${finding.levelCode}` : null;
  const [best] = levels.toSorted((a, b) => levelRank(a) - levelRank(b));
  const gone = row.isTrashed || finding?.status === 'rejected' || finding?.status === 'withdrawn';
  return {
    ...{ id: row.id, finding: row.findingId, citation: row.citationId, note: row.note },
    // The table's own check holds it to the list.
    relation: row.relation as LinkRelation,
    label: finding?.label ?? null,
    printed: finding && printedResult(contentOf(finding, tagIn(vocabulary))),
    locator: finding?.locator ?? null,
    findingStatus: finding?.status ?? null,
    paper: row.paper,
    level: own ?? (best ? `${best.scheme}:${best.code}` : null),
    levelSuggested: own === null && best?.basis === 'suggested',
    reviewed: finding === null || finding.status === 'accepted',
    acceptedByAuthor:
      finding?.status === 'accepted' && finding.acceptedById !== null && finding.acceptedById === finding.authorId,
    gone,
  };
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
