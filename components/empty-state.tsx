import { Mark } from './logo.tsx';

type Props = {
  title: string;
  /** `h1` where it is the whole page. */
  heading?: 'h1' | 'h2';
  children?: React.ReactNode;
  /** What to do next. */
  actions?: React.ReactNode;
};

export function EmptyState({ title, heading: Heading = 'h2', children, actions }: Props) {
  return (
    <div className="empty-state">
      <Mark className="empty-state-art" />
      <Heading>{title}</Heading>
      {children && <p>{children}</p>}
      {actions && <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
