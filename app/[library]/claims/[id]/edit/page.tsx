import type { Metadata } from 'next';
import { Breadcrumbs } from '#components/breadcrumbs.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { saveClaimAction } from '#features/claims/actions.ts';
import { valuesOfContent } from '#features/claims/claim-form.ts';
import { ClaimForm } from '#features/claims/components/claim-form.tsx';
import { pageClaim } from '#features/claims/page-claim.ts';
import { topicOptions } from '#features/claims/topic-options.ts';
import { pageActor } from '#features/libraries/page-actor.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';

export const metadata: Metadata = { title: 'Edit the claim' };

export default async function EditClaimPage({ params }: PageProps<'/[library]/claims/[id]/edit'>) {
  const { library, id } = await params;
  const viewer = await pageActor(library, 'claim.update');
  const [claim, { facets }] = await Promise.all([pageClaim(viewer, id), loadVocabulary(viewer)]);
  const here = `/${library}/claims/${id}`;
  return (
    <Page width="narrow">
      <Breadcrumbs
        trail={[
          { href: `/${library}/claims`, label: 'Claims' },
          { href: here, label: 'Claim' },
        ]}
        current="Edit the claim"
      />
      <PageHeader title="Edit the claim">Links are changed on its page.</PageHeader>
      <ClaimForm
        action={saveClaimAction.bind(null, library, id)}
        values={valuesOfContent(claim.content)}
        topics={[{ value: '', label: 'None' }, ...topicOptions(facets)]}
        cancelHref={here}
      />
    </Page>
  );
}
