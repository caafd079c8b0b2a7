import { Badge } from '#components/badge.tsx';
import { gradeLevelTable } from '#features/evidence/grade.ts';
import { FindingStatus } from '#features/findings/components/finding-status.tsx';
import { PrintedText } from '#features/findings/components/printed-text.tsx';
import { isAcceptedByAuthor } from '#features/libraries/second-person.ts';
import { bestOf, totalOf } from '../balance.ts';
import type { ClaimRecord } from '../claim-record.ts';
import { linkRelations, linkRelationTable } from '../link-relation.ts';
import { RelationKey } from './relation-mark.tsx';
import { VerdictBadge } from './verdict-badge.tsx';

type Props = { library: string; claim: ClaimRecord; asOf: string | null };

/** A claim in a list: statement, verdict, what the literature says, and how many links say what. */
export function ClaimCard({ library, claim, asOf }: Props) {
  const { id, content, grade, balance, status } = claim;
  const byAuthor = isAcceptedByAuthor(claim);
  const counts = linkRelations
    .map((relation) => ({ relation, count: totalOf(balance, relation) }))
    .filter(({ count }) => count > 0);
  return (
    <article className="grid gap-1.5 border-line border-t py-4">
      <h3 className="font-serif text-lg leading-snug">
        <a href={`/${library}/claims/${id}${asOf ? `?asOf=${asOf}` : ''}`} data-soft>
          {content.statement}
        </a>
      </h3>
      <p className="flex flex-wrap items-center gap-2">
        <VerdictBadge claim={claim} />
        {(status !== 'accepted' || byAuthor) && <FindingStatus status={status} byAuthor={byAuthor} />}
        {grade && (
          <span className="text-sm" title={gradeLevelTable[grade.level].meaning}>
            <span aria-hidden="true">{gradeLevelTable[grade.level].symbols}</span> {gradeLevelTable[grade.level].name}{' '}
            certainty
          </span>
        )}
        {claim.retracted && (
          <Badge tone="vein" icon="ban">
            Rests on a retracted paper
          </Badge>
        )}
        {claim.recheck.length > 0 && <Badge tone="amber">Check again</Badge>}
      </p>
      {content.summary && (
        <p className="max-w-prose text-ink-soft">
          <PrintedText>{content.summary}</PrintedText>
        </p>
      )}
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-soft text-sm">
        {counts.map(({ relation, count }) => (
          <span key={relation} className="inline-flex items-center gap-1">
            <RelationKey relation={relation} />
            {count} {linkRelationTable[relation].short}
            {bestOf(balance, relation) && ` (${bestOf(balance, relation)})`}
          </span>
        ))}
        {counts.length === 0 && 'Nothing in the library is linked to it.'}
      </p>
    </article>
  );
}
