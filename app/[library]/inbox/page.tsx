import type { Metadata } from 'next';
import { EmptyState } from '#components/empty-state.tsx';
import { Page, Section } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { Pagination } from '#components/pagination.tsx';
import { TabLinks } from '#components/tab-links.tsx';
import { PrismaTable } from '#features/inbox/components/prisma-table.tsx';
import { TriageForm } from '#features/inbox/components/triage-form.tsx';
import { WatchForm } from '#features/inbox/components/watch-form.tsx';
import { WatchTable } from '#features/inbox/components/watch-table.tsx';
import { countPrisma, countReasons } from '#features/inbox/queries/count-prisma.ts';
import { countInbox, listInbox } from '#features/inbox/queries/list-inbox.ts';
import { listWatches } from '#features/inbox/queries/list-watches.ts';
import { inboxQuery, inboxStatuses } from '#features/inbox/schema.ts';
import { pageActor } from '#features/libraries/page-actor.ts';
import { searchers } from '#features/lookup/ask-services.ts';
import { can } from '#lib/permissions.ts';

export const metadata: Metadata = { title: 'Inbox' };

const labels = { waiting: 'Waiting', accepted: 'Accepted', rejected: 'Rejected', duplicate: 'Duplicates' } as const;

export default async function InboxPage({ params, searchParams }: PageProps<'/[library]/inbox'>) {
  const { library } = await params;
  const viewer = await pageActor(library, 'inbox.read');
  const { status, cursor } = await searchParams;
  const asked = inboxQuery.catch(inboxQuery.parse({})).parse({ status, cursor });
  const [list, counts, watches, prisma, reasons] = await Promise.all([
    listInbox(viewer, asked),
    countInbox(viewer),
    listWatches(viewer),
    countPrisma(viewer),
    countReasons(viewer),
  ]);
  const here = `/${library}/inbox`;
  const tabs = inboxStatuses.map((name) => ({
    href: name === 'waiting' ? here : `${here}?status=${name}`,
    label: labels[name],
    count: counts[name],
    current: name === asked.status,
  }));
  return (
    <Page>
      <PageHeader title="Inbox">What watched searches in PubMed and Europe PMC have found.</PageHeader>
      <TabLinks label="Records of the inbox" tabs={tabs} />
      {list.items.length === 0 ? (
        <EmptyState title={asked.status === 'waiting' ? 'Nothing is waiting' : 'There are none'}>
          {watches.length === 0 && 'Watch a search below, and what it finds comes here.'}
        </EmptyState>
      ) : (
        <TriageForm
          library={library}
          status={asked.status}
          records={list.items}
          mayDecide={can(viewer, 'inbox.accept')}
        />
      )}
      {(asked.cursor || list.next) && (
        <Pagination
          firstHref={asked.cursor ? `${here}?status=${asked.status}` : undefined}
          nextHref={list.next ? `${here}?status=${asked.status}&cursor=${list.next}` : undefined}
        >
          {`${list.total.toLocaleString('en')} in all`}
        </Pagination>
      )}
      <Section
        split
        id="searches"
        title="Watched searches"
        hint="Run again by themselves; what is new comes into the inbox."
      >
        {watches.length > 0 && (
          <div className="pb-6">
            <WatchTable library={library} watches={watches} mayChange={can(viewer, 'watch.update')} />
          </div>
        )}
        {can(viewer, 'watch.create') &&
          (searchers().length > 0 ? (
            <WatchForm library={library} services={searchers().map(({ name }) => name)} />
          ) : (
            <p>No service that can be searched is set up.</p>
          ))}
        {watches.length === 0 && !can(viewer, 'watch.create') && <p>None so far.</p>}
      </Section>
      <Section split id="prisma" title="PRISMA 2020" hint="Numbers for the flow diagram of a systematic review.">
        <PrismaTable counts={prisma} reasons={reasons} />
      </Section>
    </Page>
  );
}
