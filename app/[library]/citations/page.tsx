import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { canonicalAddress } from '#features/citations/canonical-address.ts';
import { CitationBrowser } from '#features/citations/components/list/citation-browser.tsx';
import { FacetFinder } from '#features/citations/components/list/facet-finder.tsx';
import { bulkEditAction, setListViewAction } from '#features/citations/list-actions.ts';
import { findListPage } from '#features/citations/queries/find-list-page.ts';
import { pageActor } from '#features/libraries/page-actor.ts';

type Props = PageProps<'/[library]/citations'>;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { is, q } = await searchParams;
  if ([is].flat().includes('trashed')) return { title: 'Trash' };
  return { title: typeof q === 'string' && q !== '' ? `${q.slice(0, 60)} · Citations` : 'Citations' };
}

export default async function CitationsPage({ params, searchParams }: Props) {
  const [{ library }, parameters] = await Promise.all([params, searchParams]);
  const viewer = await pageActor(library);
  const path = `/${library}/citations`;
  const elsewhere = canonicalAddress(path, parameters);
  if (elsewhere) redirect(elsewhere);
  const found = await findListPage(viewer, parameters);
  return (
    <>
      <CitationBrowser
        viewer={viewer}
        path={path}
        found={found}
        bulkEdit={bulkEditAction.bind(null, library)}
        saveView={setListViewAction.bind(null, library)}
      />
      <FacetFinder />
    </>
  );
}
