import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import {
  bulkEditAction,
  cancelBulkEditAction,
  dismissBulkEditAction,
  undoBulkEditAction,
} from '#features/bulk-edits/actions.ts';
import { BulkProgress } from '#features/bulk-edits/components/bulk-progress.tsx';
import { findShownBulkEdit } from '#features/bulk-edits/queries/find-bulk-edit.ts';
import { canonicalAddress } from '#features/citations/canonical-address.ts';
import { CitationBrowser } from '#features/citations/components/list/citation-browser.tsx';
import { FacetFinder } from '#features/citations/components/list/facet-finder.tsx';
import { YearBrush } from '#features/citations/components/list/year-brush.tsx';
import { RecordPane } from '#features/citations/components/record/record-pane.tsx';
import { filtersToSearchParams, noFilters } from '#features/citations/filters.ts';
import { setListViewAction } from '#features/citations/list-actions.ts';
import { type CitationRecord, findCitation } from '#features/citations/queries/find-citation.ts';
import { findListPage } from '#features/citations/queries/find-list-page.ts';
import { pageActor } from '#features/libraries/page-actor.ts';
import { SavedMenu } from '#features/searches/components/saved-menu.tsx';
import { listSearches } from '#features/searches/queries/list-searches.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { can } from '#lib/permissions.ts';
import { Problem } from '#lib/problem.ts';

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
  const [found, searches, run] = await Promise.all([
    findListPage(viewer, parameters),
    listSearches(viewer),
    findShownBulkEdit(viewer),
  ]);
  const open = found.openId && (await findOpen(viewer, found.openId));
  return (
    <>
      <CitationBrowser
        viewer={viewer}
        path={path}
        record={open && <RecordPane viewer={viewer} citation={open} taxa={found.vocabulary.taxa} />}
        found={found}
        bulkEdit={bulkEditAction.bind(null, library)}
        saveView={setListViewAction.bind(null, library)}
        progress={
          run && (
            <BulkProgress
              library={library}
              run={run}
              cancel={cancelBulkEditAction}
              undo={undoBulkEditAction}
              dismiss={dismissBulkEditAction}
            />
          )
        }
        saved={
          <SavedMenu
            library={library}
            searches={searches}
            filters={String(filtersToSearchParams({ ...found.filters, limit: noFilters.limit, cursor: null }))}
            maySave={can(viewer, 'search.create')}
          />
        }
      />
      <FacetFinder />
      <YearBrush />
    </>
  );
}

// An address with a citation that is gone still shows its list.
async function findOpen(viewer: LibraryActor, id: string): Promise<CitationRecord | null> {
  try {
    return await findCitation(viewer, id);
  } catch (error) {
    if (error instanceof Problem && error.kind === 'not-found') return null;
    throw error;
  }
}
