import type { Metadata } from 'next';
import { EmptyState } from '#components/empty-state.tsx';
import { Page, Section } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { RunTable } from '#features/exchange/components/run-table.tsx';
import { UploadForm } from '#features/exchange/components/upload-form.tsx';
import { listImports } from '#features/exchange/queries/find-import.ts';
import { pageActor } from '#features/libraries/page-actor.ts';
import { uploadOutcome } from '#features/libraries/upload-outcome.ts';
import { finders } from '#features/lookup/ask-services.ts';
import { BookmarkletLink } from '#features/lookup/components/bookmarklet-link.tsx';
import { LookupForm } from '#features/lookup/components/lookup-form.tsx';
import { env } from '#lib/env.ts';
import { can } from '#lib/permissions.ts';

export const metadata: Metadata = { title: 'Import' };

export default async function ImportPage({ params, searchParams }: PageProps<'/[library]/import'>) {
  const { library } = await params;
  const viewer = await pageActor(library);
  const runs = await listImports(viewer);
  const query = await searchParams;
  return (
    <Page>
      <PageHeader title="Import">
        BibTeX, BibLaTeX, RIS, PubMed’s NBIB and XML, EndNote, RefWorks, CSL-JSON and CSV, from any reference manager or
        database.
      </PageHeader>
      {can(viewer, 'import.create') && (
        <Section split title="A file or text" hint="Nothing is lost: each record’s text is kept as it came.">
          <UploadForm library={library} outcome={await uploadOutcome(query)} />
        </Section>
      )}
      {can(viewer, 'import.create') && finders().length > 0 && (
        <Section
          split
          id="lookup"
          title="Look up by identifier"
          hint="Public services are asked, such as Crossref and PubMed; you see what is found before it is imported."
        >
          <LookupForm library={library} text={[query.lookup].flat().join('\n')} />
        </Section>
      )}
      {can(viewer, 'retraction.import') && (
        <Section
          split
          title="Retraction notices"
          hint="Retractions, corrections and expressions of concern, matched by DOI and PMID."
        >
          <a href={`/${library}/retractions`} data-soft>
            Take in the register of Retraction Watch
          </a>
        </Section>
      )}
      {can(viewer, 'import.create') && finders().length > 0 && (
        <Section
          split
          title="From the browser"
          hint="Drag the button to your bookmarks. Pressed on an article’s page, it comes here with its DOI."
        >
          <BookmarkletLink importAddress={`${env().BASE_URL}/${library}/import`} name={viewer.library.name} />
        </Section>
      )}
      <Section split title="Earlier imports" hint="Each can be undone as a whole.">
        {runs.length === 0 ? (
          <EmptyState title="Nothing has been imported yet" />
        ) : (
          <RunTable library={library} runs={runs} />
        )}
      </Section>
    </Page>
  );
}
