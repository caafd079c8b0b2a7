import { MenuButton, MenuLine, MenuLink } from '#components/menu.tsx';
import { signOutAction } from '#features/accounts/actions.ts';

/** What stands under a person's initials at the top of every page. */
export function UserMenu({ isAdministrator, library }: { isAdministrator: boolean; library?: string }) {
  return (
    <>
      {library && (
        <MenuLink href={`/${library}/notifications`} icon="message-square-text">
          Notifications
        </MenuLink>
      )}
      <MenuLink href="/account" icon="user">
        Account
      </MenuLink>
      {isAdministrator && (
        <MenuLink href="/admin" icon="shield-check">
          Administration
        </MenuLink>
      )}
      <MenuLine />
      <form action={signOutAction}>
        <MenuButton icon="log-out">Sign out</MenuButton>
      </form>
    </>
  );
}
