import { ActionForm } from '#components/action-form.tsx';
import { Badge } from '#components/badge.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { Cell, ColumnHead, Table } from '#components/table.tsx';
import { TimeAgo } from '#components/time-ago.tsx';
import { type AppraisalTool, appraisalToolNames } from '#features/evidence/appraisal.ts';
import { levelMark, parseLevelFilter } from '#features/evidence/evidence-level.ts';
import { PrintedText } from '#features/findings/components/printed-text.tsx';
import type { LibraryActor } from '#lib/actor.ts';
import { can } from '#lib/permissions.ts';
import { assignReviewAction } from '../actions.ts';
import type { QueuedWork } from '../queries/list-queue.ts';
import type { QueueKind } from '../schema.ts';

type Props = { viewer: LibraryActor; items: readonly QueuedWork[] };

/** What waits, by whom, since when, and who has it under review. */
export function QueueTable({ viewer, items }: Props) {
  const { slug } = viewer.library;
  return (
    <Table caption="What waits for review" hideCaption>
      <thead>
        <tr>
          <ColumnHead>What</ColumnHead>
          <ColumnHead className="max-sm:hidden">Written by</ColumnHead>
          <ColumnHead className="max-sm:hidden">Since</ColumnHead>
          <ColumnHead>Under review by</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {items.map((work) => (
          <tr key={`${work.kind} ${work.judgement} ${work.subjectId} ${work.since.toISOString()}`}>
            <Cell>
              <a
                href={`/${slug}/${work.subjectType}s/${work.subjectId}${places[work.kind]}`}
                data-soft
                className="font-medium"
              >
                <PrintedText>{work.label}</PrintedText>
              </a>
              <span className="mt-0.5 flex flex-wrap items-center gap-x-2 text-ink-soft text-xs">
                {work.fields !== null && <Badge outline>{changes(work.fields)}</Badge>}
                {work.judgement !== null && <Badge outline>{judgementInWords(work.judgement)}</Badge>}
                {work.openFlags > 0 && (
                  <Badge tone="amber" icon="flag">
                    flagged
                  </Badge>
                )}
                {work.citation && (
                  <a href={`/${slug}/citations/${work.citation.id}`} data-soft>
                    {work.citation.key}
                  </a>
                )}
                <span className="sm:hidden">
                  {writtenBy(work)}, <TimeAgo date={new Date(work.since)} />
                </span>
              </span>
            </Cell>
            <Cell className="whitespace-nowrap max-sm:hidden">{writtenBy(work)}</Cell>
            <Cell className="whitespace-nowrap max-sm:hidden">
              <TimeAgo date={new Date(work.since)} />
            </Cell>
            <Cell>
              <Reviewer viewer={viewer} work={work} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function writtenBy({ isOwn, author }: QueuedWork): string {
  return isOwn ? 'You' : (author ?? 'The starter pack');
}

// Where on the page of its record the work is done.
const places: Record<QueueKind, string> = {
  ...{ finding: '', claim: '', revision: '#revisions' },
  ...{ appraisal: '#appraisals', level: '#levels', grade: '#certainty' },
};

function judgementInWords(judgement: string): string {
  const level = parseLevelFilter(judgement);
  if (level) return `${levelMark(level)}, to confirm`;
  const tool = appraisalToolNames[judgement as AppraisalTool]?.name;
  return `${tool ?? `GRADE ${judgement}`}, to confirm`;
}

function changes(fields: number): string {
  return fields === 1 ? 'change of one field' : `change of ${fields} fields`;
}

function Reviewer({ viewer, work }: { viewer: LibraryActor; work: QueuedWork }) {
  const { reviewer, subjectType: type, subjectId: id } = work;
  const isMine = reviewer?.id === viewer.userId;
  const until = reviewer && <Until date={new Date(reviewer.until)} />;
  if ((reviewer && !isMine) || work.isOwn || !can(viewer, 'review.assign'))
    return reviewer ? (
      <>
        {reviewer.name} {until}
      </>
    ) : (
      '–'
    );
  return (
    <ActionForm action={assignReviewAction.bind(null, viewer.library.slug, { type, id })} className="contents">
      <input type="hidden" name="take" value={isMine ? 'no' : 'yes'} />
      <SubmitButton variant={isMine ? 'quiet' : 'plain'} size="small">
        {isMine ? 'You: give back' : 'Take to review'}
      </SubmitButton>
      {until}
    </ActionForm>
  );
}

/** When it is free for others again. */
function Until({ date }: { date: Date }) {
  return (
    <time dateTime={date.toISOString()} className="block text-ink-soft text-xs">
      until {day.format(date)}
    </time>
  );
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
