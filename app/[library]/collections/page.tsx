import type { Metadata } from 'next';
import { ActionForm } from '#components/action-form.tsx';
import { countText } from '#components/count.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { Page, Section } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { Cell, ColumnHead, Table } from '#components/table.tsx';
import { createCollectionAction } from '#features/collections/actions.ts';
import { CollectionFields } from '#features/collections/components/collection-fields.tsx';
import { listCollections } from '#features/collections/queries.ts';
import { pageActor } from '#features/libraries/page-actor.ts';
import { can } from '#lib/permissions.ts';

export const metadata: Metadata = { title: 'Collections' };

export default async function CollectionsPage({ params }: PageProps<'/[library]/collections'>) {
  const { library } = await params;
  const viewer = await pageActor(library, 'collection.read');
  const collections = await listCollections(viewer);
  return (
    <Page>
      <PageHeader title="Collections">
        Citations in an order by hand: a reading list, the references of a paper.
      </PageHeader>
      {collections.length === 0 ? (
        <EmptyState title="No collections yet">
          {can(viewer, 'collection.create')
            ? 'Name one below, then tick citations in the list and choose “Collect”.'
            : 'A curator can make one; it then stands here.'}
        </EmptyState>
      ) : (
        <Table caption="Collections" hideCaption>
          <thead>
            <tr>
              <ColumnHead>Name</ColumnHead>
              <ColumnHead>Description</ColumnHead>
              <ColumnHead end>Citations</ColumnHead>
            </tr>
          </thead>
          <tbody>
            {collections.map(({ id, slug, name, description, count }) => (
              <tr key={id}>
                <Cell>
                  <a href={`/${library}/collections/${slug}`}>{name}</a>
                </Cell>
                <Cell>{description}</Cell>
                <Cell end>
                  <a href={`/${library}/citations?collection=${slug}`}>{countText(count)}</a>
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {can(viewer, 'collection.create') && (
        <Section split title="New collection" hint="Then tick citations in the list and add them to it.">
          <ActionForm action={createCollectionAction.bind(null, library)} aria-label="New collection">
            <CollectionFields />
            <p>
              <SubmitButton variant="plain" icon="plus">
                Make collection
              </SubmitButton>
            </p>
          </ActionForm>
        </Section>
      )}
    </Page>
  );
}
