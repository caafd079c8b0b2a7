import { KeyboardHelp, type KeyGroup } from './keyboard-help.tsx';
import { OfflineNotice } from './offline-notice.tsx';
import { SkipLinks } from './skip-links.tsx';
import { TopBar, type TopBarProps } from './top-bar.tsx';

type Props = TopBarProps & {
  /** Lists what the keyboard does, for the `?` dialog. */
  keys: readonly KeyGroup[];
  skipLinks?: readonly { href: string; label: string }[];
  children: React.ReactNode;
};

/** Everything around a page. Fetches nothing: all it shows is handed to it. */
export function AppShell({ keys, skipLinks, children, ...bar }: Props) {
  return (
    <>
      <SkipLinks links={skipLinks} />
      <TopBar {...bar} />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <KeyboardHelp groups={keys} />
      <OfflineNotice />
    </>
  );
}
