import type { Metadata } from 'next';
import { EmptyState } from '#components/empty-state.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { Pagination } from '#components/pagination.tsx';
import { TabLinks } from '#components/tab-links.tsx';
import { DisagreementCard } from '#features/disagreements/components/disagreement-card.tsx';
import { listDisagreements } from '#features/disagreements/queries.ts';
import { pageNumber, pageQuery, pageSize } from '#features/disagreements/schema.ts';
import { pageActor } from '#features/libraries/page-actor.ts';

export const metadata: Metadata = { title: 'Disagreements' };

export default async function DisagreementsPage({ params, searchParams }: PageProps<'/[library]/disagreements'>) {
  const { library } = await params;
  const asked = await searchParams;
  const query = pageQuery(asked);
  const all = await listDisagreements(await pageActor(library), { ...query, state: 'all' });
  const resolved = all.filter(({ resolution }) => resolution?.isCurrent);
  const open = all.filter(({ resolution }) => !resolution?.isCurrent);
  const here = `/${library}/disagreements`;
  const status = query.submitted ? '' : '&status=accepted';
  const inState = query.state === 'resolved' ? resolved : open;
  const page = pageNumber(asked.page);
  const listed = inState.slice(page * pageSize, (page + 1) * pageSize);
  const pageHref = (number: number) => `${here}?state=${query.state}${status}&page=${number + 1}`;
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
            count: open.length,
            current: query.state !== 'resolved',
          },
          {
            href: `${here}?state=resolved${status}`,
            label: 'Explained',
            count: resolved.length,
            current: query.state === 'resolved',
          },
        ]}
      />
      {listed.length === 0 ? (
        <EmptyState title={query.state === 'resolved' ? 'None is explained yet' : 'No open disagreement'}>
          Findings are compared as they come in; what differs is listed here.
        </EmptyState>
      ) : (
        <ul className="grid gap-3 pt-5">
          {listed.map((disagreement) => (
            <li key={`${disagreement.ligand.id} ${disagreement.target.id}`}>
              <DisagreementCard library={library} disagreement={disagreement} />
            </li>
          ))}
        </ul>
      )}
      {inState.length > pageSize && (
        <Pagination
          firstHref={page > 0 ? pageHref(0) : undefined}
          nextHref={(page + 1) * pageSize < inState.length ? pageHref(page + 1) : undefined}
        >
          {`${page * pageSize + 1}–${page * pageSize + listed.length} of ${inState.length}`}
        </Pagination>
      )}
    </Page>
  );
}
