type Props = { trail: readonly { href: string; label: string }[]; current?: React.ReactNode };

export function Breadcrumbs({ trail, current }: Props) {
  return (
    <nav aria-label="Breadcrumbs">
      <ol className="breadcrumbs">
        {trail.map(({ href, label }) => (
          <li key={href}>
            <a href={href} data-soft>
              {label}
            </a>
          </li>
        ))}
        {current && <li aria-current="page">{current}</li>}
      </ol>
    </nav>
  );
}
