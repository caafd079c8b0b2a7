import type { Metadata } from 'next';
import { EmptyState } from '#components/empty-state.tsx';
import { LinkButton } from '#components/link-button.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { pageActor } from '#features/libraries/page-actor.ts';
import { SearchTable } from '#features/searches/components/search-table.tsx';
import { listSearches, withNew } from '#features/searches/queries/list-searches.ts';
import { can } from '#lib/permissions.ts';

export const metadata: Metadata = { title: 'Saved searches' };

export default async function SearchesPage({ params }: PageProps<'/[library]/searches'>) {
  const { library } = await params;
  const viewer = await pageActor(library, 'search.read');
  const searches = await withNew(viewer, await listSearches(viewer));
  return (
    <Page>
      <PageHeader
        title="Saved searches"
        actions={<LinkButton href={`/${library}/collections`}>Collections</LinkButton>}
      >
        Lists by name, for everyone in the library. New is what was not in a list when you last looked at it here.
      </PageHeader>
      {searches.length === 0 ? (
        <EmptyState
          title="No saved searches yet"
          actions={<LinkButton href={`/${library}/citations`}>To the citations</LinkButton>}
        >
          Narrow the list of citations, then give it a name in its menu “Saved”.
        </EmptyState>
      ) : (
        <SearchTable library={library} searches={searches} mayChange={can(viewer, 'search.update')} />
      )}
    </Page>
  );
}
