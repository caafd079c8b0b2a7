import type { Metadata } from 'next';
import { Breadcrumbs } from '#components/breadcrumbs.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { GradeForm } from '#features/claims/components/grade-form.tsx';
import { pageClaim } from '#features/claims/page-claim.ts';
import { gradeSource } from '#features/evidence/grade.ts';
import { pageActor } from '#features/libraries/page-actor.ts';

export const metadata: Metadata = { title: 'Certainty of the evidence' };

export default async function GradeClaimPage({ params }: PageProps<'/[library]/claims/[id]/grade'>) {
  const { library, id } = await params;
  const { content, grade } = await pageClaim(await pageActor(library, 'claim.grade'), id);
  const trail = [
    { href: `/${library}/claims`, label: 'Claims' },
    { href: `/${library}/claims/${id}`, label: 'Claim' },
  ];
  return (
    <Page width="narrow">
      <Breadcrumbs trail={trail} current="Certainty" />
      <PageHeader title="Certainty of the evidence">
        “{content.statement}” by <a href={gradeSource}>GRADE</a>: every step down or up says why.
      </PageHeader>
      <GradeForm library={library} claimId={id} input={grade?.input ?? null} />
    </Page>
  );
}
