import type { Metadata } from 'next';
import { Pagination } from '#components/pagination.tsx';
import { listHistory } from '#features/activity/queries.ts';
import { History } from '#features/citations/components/record/history.tsx';
import { RecordFrame } from '#features/citations/components/record/record-frame.tsx';
import { pageCitation } from '#features/citations/page-citation.ts';
import { listMergedInto } from '#features/duplicates/queries/find-study.ts';
import { pageActor } from '#features/libraries/page-actor.ts';

export const metadata: Metadata = { title: 'History' };

export default async function HistoryPage({ params, searchParams }: PageProps<'/[library]/citations/[id]/history'>) {
  const { library, id } = await params;
  const viewer = await pageActor(library);
  const citation = await pageCitation(viewer, id);
  const cursor = String((await searchParams).cursor ?? '') || undefined;
  // What was merged into it had a life before.
  const ids = [id, ...(await listMergedInto(viewer, id)).map((merged) => merged.id)];
  const { items, next } = await listHistory(viewer, 'citation', ids, { cursor });
  return (
    <RecordFrame library={library} id={id} citationKey={citation.key} current="history">
      <h1 className="sr-only">History of {citation.title || citation.key}</h1>
      <History viewer={viewer} citation={citation} events={items} />
      {next && <Pagination nextHref={`?cursor=${encodeURIComponent(next)}`}>There are earlier changes.</Pagination>}
    </RecordFrame>
  );
}
