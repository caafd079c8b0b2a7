import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Notice } from '#components/notice.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { DecisionForms, MergeForm } from '#features/duplicates/components/merge-form.tsx';
import { MergedBar } from '#features/duplicates/components/merged-bar.tsx';
import { ReasonList } from '#features/duplicates/components/reason-list.tsx';
import { findNextPair } from '#features/duplicates/queries/find-next-pair.ts';
import { findPair } from '#features/duplicates/queries/find-pair.ts';
import { reasonText } from '#features/duplicates/reason-text.ts';
import { pageActor } from '#features/libraries/page-actor.ts';
import { can } from '#lib/permissions.ts';

export const metadata: Metadata = { title: 'Compare two citations' };

const titles = { same: 'Surely one work', candidate: 'One work?', versions: 'Reports of one study?' } as const;

export default async function PairPage({ params, searchParams }: PageProps<'/[library]/duplicates/[id]'>) {
  const { library, id } = await params;
  const viewer = await pageActor(library, 'duplicate.read');
  const here = `/${library}/duplicates`;
  const pair = await findPair(viewer, id);
  // Decided meanwhile, or of a citation that went to the trash: the queue has the next.
  if (!pair || pair.status === 'merged') redirect(here);
  const next = await findNextPair(viewer, id);
  const { merged } = await searchParams;
  const mayDecide = can(viewer, 'citation.merge');
  return (
    <Page>
      <PageHeader title={titles[pair.verdict]} breadcrumbs={<a href={`${here}?verdict=${pair.verdict}`}>Duplicates</a>}>
        Choose what stays of each field. Nothing changes before you merge, and a merge can be undone.
      </PageHeader>
      {typeof merged === 'string' && <MergedBar library={library} citationId={merged} dismissHref={`${here}/${id}`} />}
      {pair.status !== 'open' && (
        <Notice
          tone="amber"
          title={
            pair.status === 'rejected'
              ? 'Someone said that these are two works'
              : 'These are linked as reports of one study'
          }
          className="notice mb-5"
        />
      )}
      <div className="pb-5">
        <ReasonList score={pair.score} reasons={pair.reasons.map(reasonText)} />
      </div>
      <MergeForm library={library} pair={pair} mayDecide={mayDecide} nextHref={next ? `${here}/${next}` : null} />
      {mayDecide && <DecisionForms library={library} pairId={id} />}
    </Page>
  );
}
