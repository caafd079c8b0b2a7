import type { Metadata } from 'next';
import { Breadcrumbs } from '#components/breadcrumbs.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { proposeClaimRevisionAction } from '#features/claims/actions.ts';
import { valuesOfContent } from '#features/claims/claim-form.ts';
import { ClaimForm } from '#features/claims/components/claim-form.tsx';
import { pageClaim } from '#features/claims/page-claim.ts';
import { topicOptions } from '#features/claims/topic-options.ts';
import { pageActor } from '#features/libraries/page-actor.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';

export const metadata: Metadata = { title: 'Propose a change' };

export default async function ReviseClaimPage({ params }: PageProps<'/[library]/claims/[id]/revise'>) {
  const { library, id } = await params;
  const viewer = await pageActor(library, 'revision.create');
  const [claim, { facets }] = await Promise.all([pageClaim(viewer, id), loadVocabulary(viewer)]);
  const here = `/${library}/claims/${id}`;
  return (
    <Page width="narrow">
      <Breadcrumbs
        trail={[
          { href: `/${library}/claims`, label: 'Claims' },
          { href: here, label: 'Claim' },
        ]}
        current="Propose a change"
      />
      <PageHeader title="Propose a change">
        Each field that differs becomes a proposal; someone else accepts it.
      </PageHeader>
      <ClaimForm
        action={proposeClaimRevisionAction.bind(null, library, id)}
        values={valuesOfContent(claim.content)}
        topics={[{ value: '', label: 'None' }, ...topicOptions(facets)]}
        cancelHref={here}
        proposes
      />
    </Page>
  );
}
