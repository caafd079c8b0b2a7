import { Icon } from './icon.tsx';

type Props = {
  title: string;
  children?: React.ReactNode;
  actions?: React.ReactNode;
  /** The number by which the log knows it. */
  reference?: string;
};

export function ErrorState({ title, children, actions, reference }: Props) {
  return (
    <div className="empty-state" role="alert">
      <Icon name="triangle-alert" className="text-3xl text-vein" />
      <h1 className="font-semibold font-serif text-xl">{title}</h1>
      {children && <p>{children}</p>}
      {actions && <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div>}
      {reference && (
        <p className="text-xs">
          Reference <code>{reference}</code>
        </p>
      )}
    </div>
  );
}
