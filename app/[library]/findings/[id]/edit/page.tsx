import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Notice } from '#components/notice.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { autosaveFindingAction, saveFindingAction } from '#features/findings/actions.ts';
import { FindingForm } from '#features/findings/components/form/finding-form.tsx';
import { valuesOfContent } from '#features/findings/finding-form.ts';
import { pageFinding } from '#features/findings/page-finding.ts';
import { formTerms } from '#features/findings/queries/form-terms.ts';
import { pageActor } from '#features/libraries/page-actor.ts';

export const metadata: Metadata = { title: 'Finding, draft' };

export default async function EditFindingPage({ params, searchParams }: PageProps<'/[library]/findings/[id]/edit'>) {
  const { library, id } = await params;
  const { saved } = await searchParams;
  const actor = await pageActor(library, 'finding.update');
  const finding = await pageFinding(actor, id);
  const here = `/${library}/findings/${id}`;
  if (!['draft', 'rejected', 'withdrawn'].includes(finding.status)) redirect(here);
  const { citation, content, version, warnings } = finding;
  return (
    <Page width="narrow">
      <PageHeader title="Finding">{citation.title || citation.key}</PageHeader>
      <div className="grid gap-3 pb-5">
        {saved && <Notice tone="leaf" role="status" title="The draft is saved" />}
        {finding.rejectionReason && (
          <Notice tone="vein" title={`Rejected by ${finding.rejectedBy?.name ?? 'a reviewer'}`}>
            {finding.rejectionReason}
          </Notice>
        )}
      </div>
      <FindingForm
        key={version}
        {...(await formTerms(actor, content))}
        {...{ library, citationId: citation.id, draft: { id, version, warnings }, values: valuesOfContent(content) }}
        save={saveFindingAction.bind(null, library, citation.id)}
        autosave={autosaveFindingAction.bind(null, library, citation.id)}
        cancelHref={here}
      />
    </Page>
  );
}
