import type { Metadata } from 'next';
import { EmptyState } from '#components/empty-state.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { Pagination } from '#components/pagination.tsx';
import { TabLinks } from '#components/tab-links.tsx';
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
  const status = query.submitted ? '' : '&status=accepted';
  const pageHref = (cursor: string) => `${here}?state=${query.state}${status}&cursor=${cursor}`;
  return (
    <Page>
      <PageHeader
        title="Disagreements"
        actions={
          <a href={`${here}?state=${query.state}${query.submitted ? '&status=accepted' : ''}`} data-soft>
            {query.submitted ? 'Accepted findings alone' : 'Take in findings that wait for review'}
          </a>
        }
      >
        Ligands at targets for which studies report different actions, opposite effects, or values more than tenfold
        apart.
      </PageHeader>
      <TabLinks
        label="State"
        tabs={[
          {
            href: `${here}?state=open${status}`,
            label: 'Open',
            count: open,
            current: query.state !== 'resolved',
          },
          {
            href: `${here}?state=resolved${status}`,
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
              <DisagreementCard library={library} disagreement={disagreement} />
            </li>
          ))}
        </ul>
      )}
      {(next || query.offset > 0) && (
        <Pagination
          firstHref={query.offset > 0 ? pageHref('0') : undefined}
          nextHref={next ? pageHref(next) : undefined}
        >
          {`${query.offset + 1}–${query.offset + items.length} of ${total}`}
        </Pagination>
      )}
    </Page>
  );
}
