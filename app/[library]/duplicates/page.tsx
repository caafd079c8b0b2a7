import type { Metadata } from 'next';
import { ActionForm } from '#components/action-form.tsx';
import { countText } from '#components/count.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { LinkButton } from '#components/link-button.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { Pagination } from '#components/pagination.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TabLinks } from '#components/tab-links.tsx';
import { mergeSurePairsAction } from '#features/duplicates/actions.ts';
import { MergedBar } from '#features/duplicates/components/merged-bar.tsx';
import { PairItem } from '#features/duplicates/components/pair-item.tsx';
import { SearchPanel } from '#features/duplicates/components/search-panel.tsx';
import { countDuplicates, findSearchProgress, listDuplicates } from '#features/duplicates/queries/list-duplicates.ts';
import { queueTabs, queueView } from '#features/duplicates/queue-view.ts';
import { pageActor } from '#features/libraries/page-actor.ts';
import { can } from '#lib/permissions.ts';

export const metadata: Metadata = { title: 'Duplicates' };

export default async function DuplicatesPage({ params, searchParams }: PageProps<'/[library]/duplicates'>) {
  const { library } = await params;
  const viewer = await pageActor(library, 'duplicate.read');
  const asked = await searchParams;
  const [counts, search] = await Promise.all([countDuplicates(viewer), findSearchProgress(viewer)]);
  const view = queueView(asked, counts);
  const { items, total, next } = await listDuplicates(viewer, view.query);
  const here = `/${library}/duplicates`;
  const mayDecide = can(viewer, 'duplicate.reject');
  const merged = typeof asked.merged === 'string' ? asked.merged : null;
  return (
    <Page>
      <PageHeader
        title="Duplicates"
        actions={
          <LinkButton href={`/${library}/citations?is=duplicate`} icon="list">
            As a list
          </LinkButton>
        }
      >
        Citations that may be one work, and works reported more than once.
      </PageHeader>
      {merged && <MergedBar library={library} citationId={merged} dismissHref={here} />}
      <SearchPanel library={library} search={search} maySearch={can(viewer, 'duplicate.search')} />
      <TabLinks label="Pairs" tabs={queueTabs(here, view, counts)} />
      {view.name === 'same' && items.length > 0 && can(viewer, 'citation.merge') && (
        <ActionForm
          action={mergeSurePairsAction.bind(null, library)}
          aria-label="Merge all"
          className="grid gap-3 pt-4"
        >
          <div className="flex flex-wrap items-center gap-3">
            <SubmitButton variant="plain" icon="git-merge">
              Merge {total === 1 ? 'this pair' : `these ${countText(total)} pairs`}
            </SubmitButton>
            <p className="text-ink-soft text-sm">
              The fuller record stays and takes what it lacks. Each merge can be undone.
            </p>
          </div>
        </ActionForm>
      )}
      {items.length === 0 ? (
        <EmptyState title={view.empty.title}>
          {search === null && view.query.status === 'open'
            ? 'No search has run yet: compare all citations to begin.'
            : view.empty.text}
        </EmptyState>
      ) : (
        <ul className="grid">
          {items.map((pair) => (
            <PairItem
              key={pair.id}
              library={library}
              pair={pair}
              mayDecide={mayDecide}
              mayUndo={can(viewer, 'citation.unmerge')}
            />
          ))}
        </ul>
      )}
      {(view.query.cursor || next) && (
        <Pagination
          firstHref={view.query.cursor ? here + view.address : undefined}
          nextHref={next ? `${here}${view.address}${view.address ? '&' : '?'}cursor=${next}` : undefined}
        >
          {`${countText(total)} in all`}
        </Pagination>
      )}
    </Page>
  );
}
