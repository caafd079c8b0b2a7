type Props = {
  title: React.ReactNode;
  children?: React.ReactNode;
  breadcrumbs?: React.ReactNode;
  actions?: React.ReactNode;
};

/** The head of a page: where, what, and what can be done. */
export function PageHeader({ title, children, breadcrumbs, actions }: Props) {
  return (
    <header className="page-head">
      <div className="page-head-text">
        {breadcrumbs}
        <h1>{title}</h1>
        {children && <p>{children}</p>}
      </div>
      {actions && <div className="page-head-actions">{actions}</div>}
    </header>
  );
}
