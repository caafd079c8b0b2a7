import type { Metadata } from 'next';
import { Disclosure } from '#components/disclosure.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { Pagination } from '#components/pagination.tsx';
import { TabLinks } from '#components/tab-links.tsx';
import { AsOfForm, AsOfNotice } from '#features/citations/components/list/as-of.tsx';
import { DisagreementCard } from '#features/disagreements/components/disagreement-card.tsx';
import { listDisagreements } from '#features/disagreements/queries/list-disagreements.ts';
import { pageQuery } from '#features/disagreements/schema.ts';
import { pageActor } from '#features/libraries/page-actor.ts';

export const metadata: Metadata = { title: 'Disagreements' };

export default async function DisagreementsPage({ params, searchParams }: PageProps<'/[library]/disagreements'>) {
  const { library } = await params;
  const asked = await searchParams;
  const query = pageQuery(asked);
  const { items, total, next, open, resolved } = await listDisagreements(await pageActor(library), query);
  const here = `/${library}/disagreements`;
  const { asOf } = query;
  const listed = { state: query.state, status: query.submitted ? 'all' : 'accepted', ...(asOf && { asOf }) };
  const href = (changes: Record<string, string>) => `${here}?${new URLSearchParams({ ...listed, ...changes })}`;
  const today = new URLSearchParams({ state: listed.state, status: listed.status });
  return (
    <Page>
      <PageHeader
        title="Disagreements"
        actions={
          <a href={href({ status: query.submitted ? 'accepted' : 'all' })} data-soft>
            {query.submitted ? 'Accepted findings alone' : 'Take in findings that wait for review'}
          </a>
        }
      >
        Ligands at targets for which studies report different actions, opposite effects, or values more than tenfold
        apart.
      </PageHeader>
      {asOf && <AsOfNotice asOf={asOf} todayHref={`${here}?${today}`} />}
      <TabLinks
        label="State"
        tabs={[
          {
            href: href({ state: 'open' }),
            label: 'Open',
            count: open,
            current: query.state !== 'resolved',
          },
          {
            href: href({ state: 'resolved' }),
            label: 'Explained',
            count: resolved,
            current: query.state === 'resolved',
          },
        ]}
      />
      {items.length === 0 ? (
        <EmptyState title={query.state === 'resolved' ? 'None is explained yet' : 'No open disagreement'}>
          Findings are compared as they come in; what differs is listed here.
        </EmptyState>
      ) : (
        <ul className="grid gap-3 pt-5">
          {items.map((disagreement) => (
            <li key={`${disagreement.ligand.id} ${disagreement.target.id}`}>
              <DisagreementCard library={library} disagreement={disagreement} asOf={asOf} />
            </li>
          ))}
        </ul>
      )}
      {(next || query.offset > 0) && (
        <Pagination
          firstHref={query.offset > 0 ? href({ cursor: '0' }) : undefined}
          nextHref={next ? href({ cursor: next }) : undefined}
        >
          {`${query.offset + 1}–${query.offset + items.length} of ${total}`}
        </Pagination>
      )}
      <div className="mt-5 text-sm print-hidden">
        <Disclosure summary="As of a day">
          <AsOfForm listed={new URLSearchParams(listed)} path={here} />
        </Disclosure>
      </div>
    </Page>
  );
}
