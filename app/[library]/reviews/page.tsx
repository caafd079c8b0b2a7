import type { Metadata } from 'next';
import { countText } from '#components/count.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { Notice } from '#components/notice.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { Pagination } from '#components/pagination.tsx';
import { TabLinks } from '#components/tab-links.tsx';
import { findConflictStatement } from '#features/accounts/queries.ts';
import { pageActor } from '#features/libraries/page-actor.ts';
import { policyColumns, type SecondPersonPolicy } from '#features/libraries/second-person.ts';
import { QueueFilters } from '#features/reviews/components/queue-filters.tsx';
import { QueueTable } from '#features/reviews/components/queue-table.tsx';
import { listQueue } from '#features/reviews/queries/list-queue.ts';
import { countNotifications } from '#features/reviews/queries/notifications.ts';
import { queueAddress, queueQueryOf } from '#features/reviews/schema.ts';
import { can } from '#lib/permissions.ts';

export const metadata: Metadata = { title: 'Reviews' };

export default async function ReviewsPage({ params, searchParams }: PageProps<'/[library]/reviews'>) {
  const { library } = await params;
  const viewer = await pageActor(library);
  const query = queueQueryOf(await searchParams);
  const [{ items, total, waiting }, unseen, statement] = await Promise.all([
    listQueue(viewer, query),
    countNotifications(viewer),
    findConflictStatement(viewer),
  ]);
  const here = `/${library}/reviews`;
  const mayReview = can(viewer, 'review.assign');
  const everything = Object.values(waiting).reduce((sum, count) => sum + count, 0);
  const last = query.from + items.length;
  const tab = (kind: typeof query.kind, label: string, count: number) => ({
    href: here + queueAddress({ ...query, kind, from: 0 }),
    ...{ label, count, current: query.kind === kind },
  });
  return (
    <Page>
      <PageHeader
        title="Reviews"
        actions={
          <a href={`/${library}/notifications`} data-soft>
            Notifications{unseen > 0 && ` (${countText(unseen)})`}
          </a>
        }
      >
        {`What waits for a second person. ${ownWork(viewer.library)}`}
      </PageHeader>
      {mayReview && !(statement && statement.expiresAt > new Date()) && (
        <Notice tone="amber" title="Declare your conflicts of interest first" className="notice mb-5">
          <a href="/account#conflicts">On your account page</a>, once a year: only then can you accept or reject.
        </Notice>
      )}
      <TabLinks
        label="Kind"
        tabs={[
          tab(undefined, 'Everything', everything),
          tab('finding', 'Findings', waiting.finding),
          tab('claim', 'Claims', waiting.claim),
          tab('revision', 'Proposed changes', waiting.revision),
          tab('appraisal', 'Risk of bias', waiting.appraisal),
          tab('level', 'Evidence levels', waiting.level),
          tab('grade', 'Certainty', waiting.grade),
        ]}
      />
      <QueueFilters key={queueAddress(query)} query={query} mayReview={mayReview} />
      {items.length > 0 ? (
        <QueueTable viewer={viewer} items={items} />
      ) : (
        <EmptyState title="Nothing waits">
          {everything > 0 ? 'Nothing that you asked for, at least.' : 'Whatever is submitted next stands here.'}
        </EmptyState>
      )}
      {total > items.length && (
        <Pagination
          firstHref={query.from > 0 ? here + queueAddress({ ...query, from: 0 }) : undefined}
          nextHref={last < total ? here + queueAddress({ ...query, from: last }) : undefined}
        >
          {`${query.from + 1}–${last} of ${countText(total)}`}
        </Pagination>
      )}
    </Page>
  );
}

function ownWork(library: SecondPersonPolicy): string {
  const waived = Object.entries(policyColumns).flatMap(([work, column]) => (library[column] ? [] : [work]));
  if (waived.length === 0) return 'Nobody accepts their own work.';
  return `Of ${new Intl.ListFormat('en').format(waived)}, authors may accept their own.`;
}
