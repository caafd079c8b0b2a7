import type { Metadata } from 'next';
import { ActionForm } from '#components/action-form.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { Pagination } from '#components/pagination.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { EventList } from '#features/activity/components/event-list.tsx';
import { pageActor } from '#features/libraries/page-actor.ts';
import { markNotificationsSeenAction, setDigestAction } from '#features/reviews/actions.ts';
import { findDigestPreference, listNotifications } from '#features/reviews/queries/notifications.ts';

export const metadata: Metadata = { title: 'Notifications' };

export default async function NotificationsPage({ params, searchParams }: PageProps<'/[library]/notifications'>) {
  const { library } = await params;
  const { cursor } = await searchParams;
  const after = typeof cursor === 'string' && /^\d{1,18}$/.test(cursor) ? cursor : undefined;
  const viewer = await pageActor(library);
  const [{ items, next, last }, digest] = await Promise.all([
    listNotifications(viewer, after),
    findDigestPreference(viewer),
  ]);
  const fresh = items.filter(({ unseen }) => unseen);
  const seen = items.filter(({ unseen }) => !unseen);
  return (
    <Page width="narrow">
      <PageHeader title="Notifications">
        What others did to findings, claims and citations that you worked on, follow, or were called to by name, and
        what has become of the papers they rest on.
      </PageHeader>
      {items.length === 0 && (
        <EmptyState title="Nothing new">
          Comment on a finding or claim, or submit one, and you hear of what follows.
        </EmptyState>
      )}
      {fresh.length > 0 && (
        <section aria-label="Not seen yet" className="mb-8 rounded-md border border-leaf-line bg-leaf-wash p-4">
          <EventList events={fresh} library={library} />
          <ActionForm action={markNotificationsSeenAction.bind(null, library)} className="mt-4">
            <input type="hidden" name="seq" value={last ?? ''} />
            <SubmitButton variant="plain" size="small" icon="check">
              Mark as seen
            </SubmitButton>
          </ActionForm>
        </section>
      )}
      <EventList events={seen} library={library} />
      {(next || after) && (
        <Pagination
          firstHref={after ? `/${library}/notifications` : undefined}
          nextHref={next ? `/${library}/notifications?cursor=${next}` : undefined}
        >
          {after ? 'Earlier' : 'Newest'}
        </Pagination>
      )}
      {digest !== null && (
        <ActionForm action={setDigestAction.bind(null, library)} className="mt-8 border-line border-t pt-4">
          <input type="hidden" name="digest" value={digest ? 'off' : 'on'} />
          <SubmitButton variant="quiet" size="small">
            {digest ? 'Do not mail me these' : 'Mail me these once a day'}
          </SubmitButton>
        </ActionForm>
      )}
    </Page>
  );
}
