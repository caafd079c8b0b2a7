import type { Metadata } from 'next';
import { EmptyState } from '#components/empty-state.tsx';
import { Page, Section } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { pageActor } from '#features/libraries/page-actor.ts';
import { uploadOutcome } from '#features/libraries/upload-outcome.ts';
import { NoticeImportForm } from '#features/retractions/components/notice-import-form.tsx';
import { RetractionNotices } from '#features/retractions/components/retraction-notices.tsx';
import { listNoticed } from '#features/retractions/queries.ts';
import { can } from '#lib/permissions.ts';

export const metadata: Metadata = { title: 'Retractions' };

export default async function RetractionsPage({ params, searchParams }: PageProps<'/[library]/retractions'>) {
  const { library } = await params;
  const viewer = await pageActor(library, 'retraction.read');
  const { items, notices } = await listNoticed(viewer);
  return (
    <Page>
      <PageHeader title="Retractions">
        Papers of this library that were retracted, doubted, corrected or reinstated, by DOI and PMID.
      </PageHeader>
      <p className="flex flex-wrap gap-x-4 text-sm">
        <a href={`/${library}/citations?is=retracted`} data-soft>
          Retracted citations
        </a>
        <a href={`/${library}/findings?is=retracted`} data-soft>
          Findings in one
        </a>
        <a href={`/${library}/claims?is=retracted`} data-soft>
          Claims that rest on one
        </a>
        <a href={`/${library}/claims?is=recheck`} data-soft>
          Claims to check again
        </a>
      </p>
      {items.length === 0 ? (
        <EmptyState title="No paper of this library has a notice">
          {notices > 0
            ? `${notices} notices are kept; none is about a paper here.`
            : 'Take in the register of Retraction Watch.'}
        </EmptyState>
      ) : (
        <ul className="grid gap-4 pt-4">
          {items.map(({ id, title, key, year, retraction }) => (
            <li key={id} className="grid gap-1.5">
              <h2 className="font-serif text-md">
                <a href={`/${library}/citations/${id}`} data-soft>
                  {title || key}
                </a>{' '}
                {year}
              </h2>
              <RetractionNotices retraction={retraction} />
            </li>
          ))}
        </ul>
      )}
      {can(viewer, 'retraction.import') && (
        <Section title="Take in notices" className="section mt-8">
          <NoticeImportForm library={library} outcome={await uploadOutcome(await searchParams)} />
        </Section>
      )}
    </Page>
  );
}
