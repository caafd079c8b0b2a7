import type { Metadata } from 'next';
import { AppShell } from '#components/app-shell.tsx';
import { UserMenu } from '#features/libraries/components/user-menu.tsx';
import { keyboardMap } from '#features/libraries/keyboard-map.ts';
import { mainPlaces } from '#features/libraries/main-places.ts';
import { pageActor } from '#features/libraries/page-actor.ts';
import { listMyLibraries } from '#features/libraries/queries.ts';

export async function generateMetadata({ params }: LayoutProps<'/[library]'>): Promise<Metadata> {
  const { library } = await pageActor((await params).library);
  return { title: { default: library.name, template: `%s · ${library.name}` } };
}

export default async function LibraryLayout({ params, children }: LayoutProps<'/[library]'>) {
  const actor = await pageActor((await params).library);
  const libraries = await listMyLibraries(actor);
  const places = mainPlaces(actor);
  const { slug: here } = actor.library;
  return (
    <AppShell
      product="Speciosa"
      homeHref={`/${here}/citations`}
      places={libraries.map(({ slug, name, role }) => ({ href: `/${slug}`, name, note: role, current: slug === here }))}
      nav={places}
      switcherAddress={`/api/v1/libraries/${here}/switcher`}
      user={{ name: actor.name, email: actor.email ?? '' }}
      userMenu={<UserMenu isAdministrator={actor.isAdministrator} library={here} />}
      keys={keyboardMap(places)}
    >
      {children}
    </AppShell>
  );
}
