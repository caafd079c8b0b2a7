import type { Metadata } from 'next';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { saveClaimAction } from '#features/claims/actions.ts';
import { valuesOfContent } from '#features/claims/claim-form.ts';
import { ClaimForm } from '#features/claims/components/claim-form.tsx';
import { topicOptions } from '#features/claims/topic-options.ts';
import { pageActor } from '#features/libraries/page-actor.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';

export const metadata: Metadata = { title: 'New claim' };

const nothing = valuesOfContent({
  ...{ statement: '', topic: null, origin: null, summary: null, gap: null, proposedVerdict: null, links: [] },
});

export default async function NewClaimPage({ params }: PageProps<'/[library]/claims/new'>) {
  const { library } = await params;
  const { facets } = await loadVocabulary(await pageActor(library, 'claim.create'));
  return (
    <Page width="narrow">
      <PageHeader title="New claim">
        A draft is yours alone. Findings and citations are linked on its page, then it goes to review.
      </PageHeader>
      <ClaimForm
        action={saveClaimAction.bind(null, library, null)}
        values={nothing}
        topics={[{ value: '', label: 'None' }, ...topicOptions(facets)]}
        cancelHref={`/${library}/claims`}
      />
    </Page>
  );
}
