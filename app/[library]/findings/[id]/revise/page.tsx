import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { proposeRevisionAction } from '#features/findings/actions.ts';
import { RevisionForm } from '#features/findings/components/form/revision-form.tsx';
import { valuesOfContent } from '#features/findings/finding-form.ts';
import { pageFinding } from '#features/findings/page-finding.ts';
import { formTerms } from '#features/findings/queries/form-terms.ts';
import { pageActor } from '#features/libraries/page-actor.ts';

export const metadata: Metadata = { title: 'Propose a change' };

export default async function ReviseFindingPage({ params }: PageProps<'/[library]/findings/[id]/revise'>) {
  const { library, id } = await params;
  const actor = await pageActor(library, 'revision.create');
  const { content, label, status } = await pageFinding(actor, id);
  const here = `/${library}/findings/${id}`;
  if (!['submitted', 'accepted'].includes(status)) redirect(here);
  return (
    <Page width="narrow">
      <PageHeader title="Propose a change">
        {label}. What you change here waits until someone else accepts it, field by field.
      </PageHeader>
      <RevisionForm
        {...(await formTerms(actor, content))}
        {...{ library, values: valuesOfContent(content) }}
        propose={proposeRevisionAction.bind(null, library, id)}
        cancelHref={here}
      />
    </Page>
  );
}
