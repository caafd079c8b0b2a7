import { Count } from './count.tsx';

type Props = { label: string; tabs: readonly { href: string; label: string; current?: boolean; count?: number }[] };

/** Views of one thing, each with its own address. */
export function TabLinks({ label, tabs }: Props) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <a key={tab.href} href={tab.href} data-soft aria-current={tab.current ? 'page' : undefined}>
          {tab.label}
          {tab.count !== undefined && <Count value={tab.count} />}
        </a>
      ))}
    </nav>
  );
}
