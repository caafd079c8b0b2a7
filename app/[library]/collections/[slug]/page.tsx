import type { Metadata } from 'next';
import { ActionForm } from '#components/action-form.tsx';
import { countText } from '#components/count.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { LinkButton } from '#components/link-button.tsx';
import { Page, Section } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { removeCollectionAction, updateCollectionAction } from '#features/collections/actions.ts';
import { CollectionFields } from '#features/collections/components/collection-fields.tsx';
import { CollectionOrder } from '#features/collections/components/collection-order.tsx';
import { findCollection, listCollected } from '#features/collections/queries.ts';
import { pageActor } from '#features/libraries/page-actor.ts';
import { can } from '#lib/permissions.ts';

type Props = PageProps<'/[library]/collections/[slug]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { library, slug } = await params;
  return { title: (await findCollection(await pageActor(library, 'collection.read'), slug)).name };
}

export default async function CollectionPage({ params }: Props) {
  const { library, slug } = await params;
  const viewer = await pageActor(library, 'collection.read');
  const collection = await findCollection(viewer, slug);
  const citations = await listCollected(viewer, collection.id);
  const list = `/${library}/citations?collection=${slug}`;
  return (
    <Page>
      <PageHeader
        title={collection.name}
        breadcrumbs={<a href={`/${library}/collections`}>Collections</a>}
        actions={
          <>
            <LinkButton href={list} icon="list">
              As a list
            </LinkButton>
            <LinkButton href={`/${library}/bibliography?collection=${slug}`} icon="quote">
              Bibliography
            </LinkButton>
          </>
        }
      >
        {collection.description || `${countText(collection.count)} citations in an order by hand.`}
      </PageHeader>
      {citations.length === 0 ? (
        <EmptyState title="Nothing in it yet">Tick citations in the list, then choose “Collect”.</EmptyState>
      ) : can(viewer, 'collection.fill') ? (
        <CollectionOrder key={citations.map(({ id }) => id).join()} {...{ library, slug, citations }} />
      ) : (
        <ol className="orderable">
          {citations.map(({ id, title }) => (
            <li key={id}>
              <a href={`/${library}/citations/${id}`}>{title}</a>
            </li>
          ))}
        </ol>
      )}
      {citations.length < collection.count && (
        <p className="text-ink-soft text-sm">
          The first {countText(citations.length)} of {countText(collection.count)} are shown.
        </p>
      )}
      {can(viewer, 'collection.update') && (
        <Section split title="Name and description">
          <ActionForm action={updateCollectionAction.bind(null, library, slug)} aria-label="Name and description">
            <input type="hidden" name="version" value={collection.version} />
            <CollectionFields name={collection.name} description={collection.description} />
            <p>
              <SubmitButton variant="plain">Save</SubmitButton>
            </p>
          </ActionForm>
        </Section>
      )}
      {can(viewer, 'collection.remove') && (
        <Section split title="Remove" hint="Its citations stay in the library.">
          <ActionForm action={removeCollectionAction.bind(null, library, slug)} aria-label="Remove">
            <p>
              <SubmitButton variant="plain" icon="trash-2">
                Remove this collection
              </SubmitButton>
            </p>
          </ActionForm>
        </Section>
      )}
    </Page>
  );
}
