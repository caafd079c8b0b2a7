import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { EmptyState } from '#components/empty-state.tsx';
import { LinkButton } from '#components/link-button.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { signedInActor } from '#features/accounts/signed-in-actor.ts';
import { LibraryList } from '#features/libraries/components/library-list.tsx';
import { listMyLibraries } from '#features/libraries/queries.ts';
import { can } from '#lib/permissions.ts';

export const metadata: Metadata = { title: 'Libraries' };

export default async function HomePage() {
  const actor = await signedInActor();
  const libraries = await listMyLibraries(actor);
  const [only, another] = libraries;
  if (only && !another) redirect(`/${only.slug}`);
  const mayCreate = can(actor, 'library.create');
  const create = mayCreate && <LinkButton href="/admin#libraries">Create a library</LinkButton>;
  if (!only) {
    return (
      <EmptyState title="You are in no library yet" actions={create}>
        {mayCreate
          ? 'Create one, and invite the people you work with.'
          : 'Open the invitation you were sent, or ask an owner for one.'}
      </EmptyState>
    );
  }
  return (
    <Page>
      <PageHeader title="Libraries" actions={create} />
      <LibraryList libraries={libraries} />
    </Page>
  );
}
