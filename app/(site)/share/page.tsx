import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { EmptyState } from '#components/empty-state.tsx';
import { Item, ItemList } from '#components/item-list.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { signedInActor } from '#features/accounts/signed-in-actor.ts';
import { listMyLibraries } from '#features/libraries/queries.ts';
import { sharedText } from '#features/lookup/shared-text.ts';
import { can } from '#lib/permissions.ts';

export const metadata: Metadata = { title: 'Add to a library' };

/** Where a device's share sheet leads: to the lookup of the library that is meant. */
export default async function SharePage({ searchParams }: PageProps<'/share'>) {
  const actor = await signedInActor();
  const text = sharedText(await searchParams);
  const mine = await listMyLibraries(actor);
  const libraries = mine.filter(({ role }) => can({ ...actor, role }, 'import.create'));
  const lookup = (slug: string) => `/${slug}/import?lookup=${encodeURIComponent(text)}#lookup`;
  const [only, another] = libraries;
  if (only && !another) redirect(lookup(only.slug));
  if (!only) return <EmptyState title="There is no library you may add to" heading="h1" />;
  return (
    <Page width="narrow">
      <PageHeader title="Add to a library">{text}</PageHeader>
      <ItemList>
        {libraries.map(({ slug, name }) => (
          <Item key={slug} href={lookup(slug)} title={name} />
        ))}
      </ItemList>
    </Page>
  );
}
