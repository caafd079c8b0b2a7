import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { pageCitation } from '#features/citations/page-citation.ts';
import { autosaveFindingAction, saveFindingAction } from '#features/findings/actions.ts';
import { FindingForm } from '#features/findings/components/form/finding-form.tsx';
import { contentSchema } from '#features/findings/content-schema.ts';
import { valuesOfContent } from '#features/findings/finding-form.ts';
import { formTerms } from '#features/findings/queries/form-terms.ts';
import { pageActor } from '#features/libraries/page-actor.ts';

export const metadata: Metadata = { title: 'New finding' };

export default async function NewFindingPage({ params, searchParams }: PageProps<'/[library]/findings/new'>) {
  const { library } = await params;
  const { citation: citationId, assay, ligand, target } = await searchParams;
  const actor = await pageActor(library, 'finding.create');
  if (typeof citationId !== 'string') notFound();
  const citation = await pageCitation(actor, citationId);
  const asked = contentSchema.safeParse({ assay, ligand, target });
  const content = asked.success ? asked.data : contentSchema.parse({});
  return (
    <Page width="narrow">
      <PageHeader title="New finding">{citation.title || citation.key}</PageHeader>
      <FindingForm
        {...(await formTerms(actor, content))}
        {...{ library, citationId, draft: null, values: valuesOfContent(content) }}
        save={saveFindingAction.bind(null, library, citationId)}
        autosave={autosaveFindingAction.bind(null, library, citationId)}
        cancelHref={`/${library}/citations/${citationId}#findings`}
      />
    </Page>
  );
}
