import type { Metadata } from 'next';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { importClaimsAction } from '#features/claims/actions.ts';
import { RowImportForm } from '#features/findings/components/row-import-form.tsx';
import { mostMegabytes } from '#features/findings/import-text.ts';
import { pageActor } from '#features/libraries/page-actor.ts';

export const metadata: Metadata = { title: 'Import claims' };

export default async function ImportClaimsPage({ params }: PageProps<'/[library]/claims/import'>) {
  const { library } = await params;
  await pageActor(library, 'claim.create');
  return (
    <Page width="narrow">
      <PageHeader title="Import claims">
        They become drafts of yours. In CSV each row is a claim with one of its links; rows of one id are one claim.
        Import and hand in their findings first.
      </PageHeader>
      <RowImportForm action={importClaimsAction.bind(null, library)} noun="claims" maxMegabytes={mostMegabytes} />
      <p className="mt-5 text-sm">
        <a href={`/${library}/claims?status=draft`} data-soft>
          My drafts
        </a>
      </p>
    </Page>
  );
}
