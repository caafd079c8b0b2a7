import type { Metadata } from 'next';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { CitationForm } from '#features/citations/components/form/citation-form.tsx';
import { createCitationAction } from '#features/citations/record-actions.ts';
import { pageActor } from '#features/libraries/page-actor.ts';
import { isItemType } from '#lib/csl/item-types.ts';

export const metadata: Metadata = { title: 'New citation' };

export default async function NewCitationPage({ params, searchParams }: PageProps<'/[library]/citations/new'>) {
  const { library } = await params;
  await pageActor(library, 'citation.create');
  const asked = String((await searchParams).type ?? '');
  return (
    <Page width="narrow">
      <PageHeader title="New citation">Choose its type first: the form follows it.</PageHeader>
      <CitationForm
        library={library}
        action={createCitationAction.bind(null, library)}
        csl={{ type: isItemType(asked) ? asked : 'article-journal' }}
        cancelHref={`/${library}/citations`}
      />
    </Page>
  );
}
