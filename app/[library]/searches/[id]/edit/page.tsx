import type { Metadata } from 'next';
import { ActionForm } from '#components/action-form.tsx';
import { LinkButton } from '#components/link-button.tsx';
import { Page, Section } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextField } from '#components/text-field.tsx';
import { pageActor } from '#features/libraries/page-actor.ts';
import { removeSearchAction, updateSearchAction } from '#features/searches/actions.ts';
import { FeedSection } from '#features/searches/components/feed-section.tsx';
import { WebhookSection } from '#features/searches/components/webhook-section.tsx';
import { listFeeds, listWebhooks } from '#features/searches/queries/list-feeds.ts';
import { findSearch } from '#features/searches/queries/list-searches.ts';
import { feedEndings } from '#features/searches/queries/print-feed.ts';
import { can } from '#lib/permissions.ts';

export const metadata: Metadata = { title: 'Saved search' };

export default async function EditSearchPage({ params }: PageProps<'/[library]/searches/[id]/edit'>) {
  const { library, id } = await params;
  const viewer = await pageActor(library, 'search.read');
  const search = await findSearch(viewer, id);
  const [mayFeed, mayHook] = [can(viewer, 'feed.create'), can(viewer, 'webhook.create')];
  const [feeds, webhooks] = await Promise.all([
    mayFeed ? listFeeds(viewer, id) : [],
    mayHook ? listWebhooks(viewer, id) : [],
  ]);
  const isOwn = search.createdById !== null && search.createdById === viewer.userId;
  return (
    <Page>
      <PageHeader
        title={search.name}
        breadcrumbs={<a href={`/${library}/searches`}>Saved searches</a>}
        actions={<LinkButton href={`/${library}/searches/${id}`}>Look at it</LinkButton>}
      />
      {can(viewer, isOwn ? 'search.update' : 'search.updateOfOthers') && (
        <Section split title="Name and filters">
          <ActionForm action={updateSearchAction.bind(null, library, id)} aria-label="Name and filters">
            <input type="hidden" name="version" value={search.version} />
            <TextField label="Name" name="name" required maxLength={120} defaultValue={search.name} />
            <TextField
              label="Filters"
              name="filters"
              defaultValue={search.filters}
              hint="As in the address of a list."
            />
            <p>
              <SubmitButton variant="plain">Save</SubmitButton>
            </p>
          </ActionForm>
        </Section>
      )}
      {mayFeed && (
        <Section
          split
          id="feeds"
          title="Feed addresses"
          hint="Secret addresses for programs that cannot sign in: a LaTeX build, a reader of feeds. Whoever has one reads this list, no more, until it is revoked."
        >
          <FeedSection library={library} searchId={id} feeds={feeds} endings={feedEndings} />
        </Section>
      )}
      {mayHook && (
        <Section
          split
          id="webhooks"
          title="Webhooks"
          hint="Addresses that get a signed message within minutes when something new matches."
        >
          <WebhookSection library={library} searchId={id} webhooks={webhooks} />
        </Section>
      )}
      {can(viewer, isOwn ? 'search.remove' : 'search.removeOfOthers') && (
        <Section split title="Remove" hint="Its feeds and webhooks end with it.">
          <ActionForm action={removeSearchAction.bind(null, library, id)} aria-label="Remove">
            <p>
              <SubmitButton variant="plain" icon="trash-2">
                Remove this search
              </SubmitButton>
            </p>
          </ActionForm>
        </Section>
      )}
    </Page>
  );
}
