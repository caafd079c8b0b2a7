import { AppShell } from '#components/app-shell.tsx';
import { signedInActor } from '#features/accounts/signed-in-actor.ts';
import { UserMenu } from '#features/libraries/components/user-menu.tsx';
import { keyboardMap } from '#features/libraries/keyboard-map.ts';
import { listMyLibraries } from '#features/libraries/queries.ts';

export default async function SiteLayout({ children }: { children: React.ReactNode }) {
  const actor = await signedInActor();
  const libraries = await listMyLibraries(actor);
  return (
    <AppShell
      product="Speciosa"
      homeHref="/"
      places={libraries.map(({ slug, name, role }) => ({ href: `/${slug}`, name, note: role }))}
      user={{ name: actor.name, email: actor.email ?? '' }}
      userMenu={<UserMenu isAdministrator={actor.isAdministrator} />}
      keys={keyboardMap([])}
    >
      {children}
    </AppShell>
  );
}
