import type { Metadata } from 'next';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { CitationForm } from '#features/citations/components/form/citation-form.tsx';
import { pageCitation } from '#features/citations/page-citation.ts';
import { updateCitationAction } from '#features/citations/record-actions.ts';
import { pageActor } from '#features/libraries/page-actor.ts';

export const metadata: Metadata = { title: 'Edit citation' };

export default async function EditCitationPage({ params }: PageProps<'/[library]/citations/[id]/edit'>) {
  const { library, id } = await params;
  const actor = await pageActor(library, 'citation.update');
  const { key, version, csl, title } = await pageCitation(actor, id);
  const here = `/${library}/citations/${id}`;
  return (
    <Page width="narrow">
      <PageHeader title="Edit citation">{title || key}</PageHeader>
      <CitationForm
        library={library}
        action={updateCitationAction.bind(null, library, id)}
        csl={csl}
        editing={{ id, key, version }}
        cancelHref={here}
      />
    </Page>
  );
}
