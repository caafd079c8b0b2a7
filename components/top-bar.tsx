import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';
import { Brand } from './logo.tsx';
import { MenuLabel, MenuLink } from './menu.tsx';
import { Menu } from './menu-popover.tsx';
import { NavLink } from './nav-link.tsx';
import { QuickSwitcher } from './quick-switcher.tsx';

type NavItem = { href: string; label: string; hotkey?: string };
type Place = { href: string; name: string; current?: boolean; note?: string };

export type TopBarProps = {
  product: string;
  homeHref: string;
  /** What the switcher offers, the current one among them; the switcher is left out when empty. */
  places?: readonly Place[];
  placesLabel?: string;
  nav?: readonly NavItem[];
  user?: { name: string; email: string };
  /** Where the quick switcher asks; it is left out without. */
  switcherAddress?: string;
  /** `MenuLink`s, `MenuButton`s in forms, and the like. */
  userMenu?: React.ReactNode;
};

// As many as stand beside each other on a small laptop; the others are a press away.
const placesShown = 8;

/** The binding: mark, switcher, main places, person. */
export function TopBar({
  product,
  homeHref,
  places = [],
  placesLabel = 'Libraries',
  nav = [],
  user,
  userMenu,
  switcherAddress,
}: TopBarProps) {
  const current = places.find((place) => place.current);
  return (
    <header className="top-bar">
      <Brand href={homeHref} name={product} data-soft />
      {places.length > 0 && (
        <Menu
          className="switcher"
          buttonClass="top-bar-button"
          label={
            <>
              <span>{current?.name ?? placesLabel}</span>
              <Icon name="chevrons-up-down" />
            </>
          }
        >
          <MenuLabel>{placesLabel}</MenuLabel>
          {places.map(({ href, name, current: here, note }) => (
            <MenuLink key={href} href={href} aria-current={here ? 'true' : undefined} end={note}>
              {name}
            </MenuLink>
          ))}
        </Menu>
      )}
      {nav.length > 0 && (
        <nav className="main-nav" aria-label="Main">
          {nav.slice(0, placesShown).map(({ href, label, hotkey }) => (
            <NavLink key={href} href={href} hotkey={hotkey}>
              {label}
            </NavLink>
          ))}
          {nav.length > placesShown && (
            <Menu
              buttonClass="top-bar-button"
              label={
                <>
                  <span>More</span>
                  <Icon name="chevron-down" />
                </>
              }
            >
              {nav.slice(placesShown).map(({ href, label, hotkey }) => (
                <NavLink key={href} href={href} hotkey={hotkey} className="menu-item">
                  {label}
                </NavLink>
              ))}
            </Menu>
          )}
        </nav>
      )}
      {user && (
        <div className="top-bar-end">
          {switcherAddress && <QuickSwitcher address={switcherAddress} />}
          <Menu
            align="end"
            buttonClass="top-bar-button"
            label={
              <>
                <span className="sr-only">Account of {user.name}</span>
                <Avatar name={user.name} />
              </>
            }
          >
            <MenuLabel>{user.email}</MenuLabel>
            {userMenu}
          </Menu>
        </div>
      )}
    </header>
  );
}
