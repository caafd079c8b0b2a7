import type { Metadata } from 'next';
import { countText } from '#components/count.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { LinkButton } from '#components/link-button.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { Pagination } from '#components/pagination.tsx';
import { ActivityFilters } from '#features/activity/components/activity-filters.tsx';
import { EventList } from '#features/activity/components/event-list.tsx';
import { activityFilterOf, activityQuery } from '#features/activity/filters.ts';
import { listActivity, listActivityChoices } from '#features/activity/queries.ts';
import { pageActor } from '#features/libraries/page-actor.ts';

export const metadata: Metadata = { title: 'Activity' };

export default async function ActivityPage({ params, searchParams }: PageProps<'/[library]/activity'>) {
  const { library: slug } = await params;
  const actor = await pageActor(slug);
  const filter = activityFilterOf(await searchParams);
  const [{ items, total, next }, choices] = await Promise.all([
    listActivity(actor, filter),
    listActivityChoices(actor),
  ]);
  const here = `/${slug}/activity`;
  return (
    <Page width="narrow">
      <PageHeader title="Activity">
        Everything that was done in this library. It cannot be changed or removed.
      </PageHeader>
      <ActivityFilters key={activityQuery(filter)} filter={filter} {...choices} />
      {items.length > 0 ? (
        <EventList events={items} library={slug} />
      ) : (
        <EmptyState title="Nothing here" actions={<LinkButton href={here}>Show everything</LinkButton>}>
          No event fits what you asked for.
        </EmptyState>
      )}
      {(next || filter.cursor) && (
        <Pagination
          firstHref={filter.cursor ? here + activityQuery({ ...filter, cursor: undefined }) : undefined}
          nextHref={next ? here + activityQuery({ ...filter, cursor: next }) : undefined}
        >
          {countText(total)} events
        </Pagination>
      )}
    </Page>
  );
}
