import type { Metadata } from 'next';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { importFindingsAction } from '#features/findings/actions.ts';
import { RowImportForm } from '#features/findings/components/row-import-form.tsx';
import { mostMegabytes } from '#features/findings/import-text.ts';
import { pageActor } from '#features/libraries/page-actor.ts';

export const metadata: Metadata = { title: 'Import findings' };

export default async function ImportFindingsPage({ params }: PageProps<'/[library]/findings/import'>) {
  const { library } = await params;
  await pageActor(library, 'finding.create');
  return (
    <Page width="narrow">
      <PageHeader title="Import findings">
        They become drafts of yours, on papers found by citation key, DOI or PMID. Importing a file twice makes them
        twice: check it first.
      </PageHeader>
      <RowImportForm action={importFindingsAction.bind(null, library)} noun="findings" maxMegabytes={mostMegabytes} />
      <p className="mt-5 text-sm">
        <a href={`/${library}/findings?author=me&status=draft,rejected`} data-soft>
          My drafts
        </a>
      </p>
    </Page>
  );
}
