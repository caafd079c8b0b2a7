import { redirect } from 'next/navigation';
import { pageActor } from '#features/libraries/page-actor.ts';
import { markSearchSeen } from '#features/searches/commands/read-search.ts';
import { findSearch } from '#features/searches/queries/list-searches.ts';

/** Leads to the list, which the reader has then seen. */
export default async function SearchPage({ params }: PageProps<'/[library]/searches/[id]'>) {
  const { library, id } = await params;
  const viewer = await pageActor(library, 'search.read');
  const { filters } = await findSearch(viewer, id);
  await markSearchSeen(viewer, id);
  redirect(`/${library}/citations${filters && `?${filters}`}`);
}
