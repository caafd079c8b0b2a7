import type { Metadata } from 'next';
import { EmptyState } from '#components/empty-state.tsx';
import { LinkButton } from '#components/link-button.tsx';
import { Notice } from '#components/notice.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { Pagination } from '#components/pagination.tsx';
import { AsOfForm, AsOfNotice } from '#features/citations/components/list/as-of.tsx';
import { ClaimCard } from '#features/claims/components/claim-card.tsx';
import { ClaimFilterForm } from '#features/claims/components/claim-filters.tsx';
import { ExportLinks } from '#features/claims/components/export-links.tsx';
import { claimHref, parseClaimFilters } from '#features/claims/filters.ts';
import { listClaims } from '#features/claims/queries/list-claims.ts';
import { topicOptions } from '#features/claims/topic-options.ts';
import { pageActor } from '#features/libraries/page-actor.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';
import { can } from '#lib/permissions.ts';

export const metadata: Metadata = { title: 'Claims' };

export default async function ClaimsPage({ params, searchParams }: PageProps<'/[library]/claims'>) {
  const { library } = await params;
  const viewer = await pageActor(library, 'claim.read');
  const asked = await searchParams;
  const { filters, faults } = parseClaimFilters(asked);
  const [page, { facets }] = await Promise.all([listClaims(viewer, filters), loadVocabulary(viewer)]);
  const { items, total, next } = page;
  const groups = filters.sort.by === 'topic' ? Map.groupBy(items, ({ topic }) => topic?.name ?? 'No topic') : null;
  const here = claimHref(library, asked, {});
  const query = here.includes('?') ? here.slice(here.indexOf('?') + 1) : '';
  return (
    <Page>
      <PageHeader
        title="Claims"
        actions={
          can(viewer, 'claim.create') && (
            <>
              <LinkButton href={`/${library}/claims/import`} variant="quiet" icon="file-up">
                Import
              </LinkButton>
              <LinkButton href={`/${library}/claims/new`} icon="plus">
                New claim
              </LinkButton>
            </>
          )
        }
      >
        What is said elsewhere, and what the literature in this library says about it.
      </PageHeader>
      <ClaimFilterForm key={query} filters={filters} topics={topicOptions(facets)} />
      {filters.asOf && (
        <div className="mt-4">
          <AsOfNotice asOf={filters.asOf} todayHref={claimHref(library, asked, { asOf: null })} />
        </div>
      )}
      {faults.map(({ detail }) => (
        <Notice key={detail} tone="amber" title={detail} />
      ))}
      {items.length === 0 ? (
        <EmptyState title="No claim here">
          {query
            ? 'Take a filter off.'
            : 'Write down a statement that people make, and link what speaks for and against it.'}
        </EmptyState>
      ) : (
        <>
          <div className="mt-5 flex flex-wrap items-end justify-between gap-3 text-ink-soft text-sm">
            <p>
              {total} {total === 1 ? 'claim' : 'claims'}
            </p>
            <div className="flex flex-wrap items-end gap-x-4 gap-y-2 print-hidden">
              {can(viewer, 'citation.export') && (
                <ExportLinks address={`/api/v1/libraries/${library}/claims/export`} query={query} />
              )}
              <AsOfForm listed={new URLSearchParams(query)} path={`/${library}/claims`} />
            </div>
          </div>
          {groups
            ? [...groups].map(([topic, claims]) => (
                <section key={topic} className="mt-6">
                  <h2 className="mb-2 font-semibold text-ink-soft text-sm">{topic}</h2>
                  {claims.map((claim) => (
                    <ClaimCard key={claim.id} library={library} claim={claim} asOf={filters.asOf} />
                  ))}
                </section>
              ))
            : items.map((claim) => <ClaimCard key={claim.id} library={library} claim={claim} asOf={filters.asOf} />)}
          {(next || filters.offset > 0) && (
            <Pagination
              firstHref={filters.offset > 0 ? here : undefined}
              nextHref={next ? claimHref(library, asked, { cursor: next }) : undefined}
            >
              {filters.offset + 1}–{filters.offset + items.length} of {total}
            </Pagination>
          )}
        </>
      )}
    </Page>
  );
}
