type Props = { links?: readonly { href: string; label: string }[] };

const toMain = [{ href: '#main', label: 'Skip to content' }];

export function SkipLinks({ links = toMain }: Props) {
  return (
    <nav className="skip-links" aria-label="Skip links">
      {links.map(({ href, label }) => (
        <a key={href} href={href}>
          {label}
        </a>
      ))}
    </nav>
  );
}
