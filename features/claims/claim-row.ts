import { resolveIn } from '#features/vocabulary/resolved-tags.ts';
import type { Vocabulary } from '#features/vocabulary/vocabulary-tree.ts';
import { modelColumns } from '#lib/model-columns.ts';
import { invalid } from '#lib/problem.ts';
import { Prisma } from '#lib/sql.ts';
import type { Claim, ClaimLink } from '#prisma/generated/client.ts';
import type { ClaimContent, LinkContent } from './claim-content.ts';
import type { LinkRelation } from './link-relation.ts';
import type { Verdict } from './verdict.ts';

/** All columns of `claim AS c`. */
export const claimColumns = modelColumns(Prisma.ClaimScalarFieldEnum, 'c');

/** What `contentOf` reads of a link. */
export type LinkRow = Pick<ClaimLink, 'findingId' | 'citationId' | 'relation' | 'note'>;

/** What a row and its links say. */
export function contentOf(row: Claim & { links: readonly LinkRow[] }, vocabulary: Vocabulary): ClaimContent {
  const { originKind, originTitle, originPart, originAddress, originSeenOn } = row;
  return {
    statement: row.statement,
    topic: (row.topicId && vocabulary.byId.get(row.topicId)?.tag) || null,
    origin: originTitle
      ? {
          ...{ kind: originKind ?? 'text', title: originTitle, part: originPart, address: originAddress },
          seenOn: originSeenOn?.toISOString().slice(0, 10) ?? null,
        }
      : null,
    summary: row.summary,
    gap: row.gap,
    // The table's own check holds these to their lists.
    proposedVerdict: row.proposedVerdict as Verdict | null,
    links: inOrder(
      row.links.map(({ findingId, citationId, relation, note }) => ({
        ...{ finding: findingId, citation: citationId, relation: relation as LinkRelation, note },
      })),
    ),
  };
}

/** The columns that say it, the links apart; throws when there is no such topic. */
export function columnsOf({ links: _, topic, origin, ...rest }: ClaimContent, vocabulary: Vocabulary) {
  const { terms, faults } = topic === null ? { terms: [], faults: [] } : resolveIn(vocabulary, [topic]);
  const [term] = terms;
  if (topic !== null && !term) {
    const detail = faults[0]?.detail ?? `There is no term ${topic}.`;
    throw invalid(detail, [{ pointer: '/topic', detail }]);
  }
  return {
    ...rest,
    topicId: term?.id ?? null,
    originKind: origin?.kind ?? null,
    originTitle: origin?.title ?? null,
    originPart: origin?.part ?? null,
    originAddress: origin?.address ?? null,
    originSeenOn: origin?.seenOn ? new Date(origin.seenOn) : null,
  };
}

/** Links in one order whoever gave them, so that two lists of the same are equal. */
export function inOrder(links: readonly LinkContent[]): LinkContent[] {
  const of = ({ finding, citation }: LinkContent) => finding ?? citation ?? '';
  return [...links].sort((a, b) => (of(a) < of(b) ? -1 : 1));
}
