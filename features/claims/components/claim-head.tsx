import { Notice } from '#components/notice.tsx';
import { FindingStatus } from '#features/findings/components/finding-status.tsx';
import { PrintedText } from '#features/findings/components/printed-text.tsx';
import { isAcceptedByAuthor } from '#features/libraries/second-person.ts';
import { reviewInWords, verdictInWords } from '../claim-document.ts';
import type { ClaimRecord } from '../claim-record.ts';
import { verdictTable } from '../verdict.ts';
import { VerdictBadge } from './verdict-badge.tsx';

/** The statement, the verdict with who signed it, what the literature says, what is missing, and where the claim was made. */
export function ClaimHead({ claim }: { claim: ClaimRecord }) {
  const { content, verdict, status } = claim;
  const said = verdict?.verdict ?? content.proposedVerdict;
  return (
    <article className="grid gap-5 pt-3 pb-5">
      <header className="grid gap-2">
        <p className="flex flex-wrap items-center gap-2 text-ink-soft text-sm">
          {claim.topic?.name}
          <FindingStatus status={status} byAuthor={isAcceptedByAuthor(claim)} />
        </p>
        <h1 className="record-title text-balance">{content.statement}</h1>
        {content.origin && <Origin origin={content.origin} />}
      </header>
      {claim.retracted && (
        <Notice tone="vein" title="It rests on a paper that has been retracted">
          That paper counts for nothing below. Read the claim again without it.
        </Notice>
      )}
      {content.summary && (
        <p className="font-serif text-md text-pretty">
          <PrintedText>{content.summary}</PrintedText>
        </p>
      )}
      <div className="grid gap-1 border-l-2 border-leaf pl-3">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-semibold">Verdict</span>
          <VerdictBadge claim={claim} />
        </p>
        {verdict?.note && verdict.note !== content.summary && (
          <p className="text-pretty">
            <PrintedText>{verdict.note}</PrintedText>
          </p>
        )}
        <p className="text-ink-soft text-sm">
          {verdictInWords(claim)} {said && verdictTable[said].meaning}
        </p>
      </div>
      {content.gap && (
        <p>
          <span className="font-semibold">What is missing:</span> <PrintedText>{content.gap}</PrintedText>
        </p>
      )}
      <p className="text-ink-soft text-sm">{reviewInWords(claim)} It reports what studies found and gives no advice.</p>
      {claim.rejectionReason && status === 'rejected' && (
        <Notice tone="vein" title={`Rejected by ${claim.rejectedBy?.name ?? 'a reviewer'}`}>
          {claim.rejectionReason}
        </Notice>
      )}
    </article>
  );
}

function Origin({ origin }: { origin: NonNullable<ClaimRecord['content']['origin']> }) {
  const { kind, title, part, address, seenOn } = origin;
  return (
    <p className="text-ink-soft text-sm">
      Where it is said: {address ? <a href={address}>{title}</a> : title}
      {part && `, “${part}”`}
      {title.toLowerCase().includes(kind) ? '' : ` (${kind})`}
      {seenOn && (
        <>
          , seen{' '}
          <time dateTime={seenOn} className="normal-nums">
            {seenOn}
          </time>
        </>
      )}
    </p>
  );
}
