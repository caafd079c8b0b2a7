import { Icon } from './icon.tsx';

type Props = {
  /** What was done: "3 records moved to the trash". */
  message: React.ReactNode;
  /** A form with the button that undoes it. */
  undo?: React.ReactNode;
  /** The page without the bar. */
  dismissHref?: string;
};

/** Says what was just done, and takes it back. Stays until dismissed: nobody is hurried. */
export function UndoBar({ message, undo, dismissHref }: Props) {
  return (
    <div className="undo-bar" role="status">
      <p>{message}</p>
      <div className="flex items-center gap-1">
        {undo}
        {dismissHref && (
          <a className="top-bar-button" href={dismissHref} data-soft="keep">
            <Icon name="x" label="Dismiss" />
          </a>
        )}
      </div>
    </div>
  );
}
