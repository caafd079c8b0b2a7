import type { ComponentProps } from 'react';
import { Button } from './button.tsx';

type Props = Omit<ComponentProps<'dialog'>, 'title' | 'id'> & {
  id: string;
  title: React.ReactNode;
  wide?: boolean;
  /** Buttons at the foot. */
  actions?: React.ReactNode;
};

/** The browser's own modal dialog: traps focus, closes with Escape. Opened by a `DialogButton` of the same id. */
export function Dialog({ id, title, wide, actions, children, ...rest }: Props) {
  return (
    <dialog id={id} className="dialog" data-wide={wide || undefined} aria-labelledby={`${id}-title`} {...rest}>
      <header className="dialog-head">
        <h2 id={`${id}-title`}>{title}</h2>
        <DialogButton dialog={id} command="close" variant="quiet" size="small" icon="x" iconOnly>
          Close
        </DialogButton>
      </header>
      <div className="dialog-body">{children}</div>
      {actions && <footer className="dialog-foot">{actions}</footer>}
    </dialog>
  );
}

type DialogButtonProps = ComponentProps<typeof Button> & { dialog: string; command?: 'show-modal' | 'close' };

/** Opens or closes a dialog without script, where browsers know `command`; the keyboard host stands in where not. */
export function DialogButton({ dialog, command = 'show-modal', ...rest }: DialogButtonProps) {
  return <Button {...{ commandfor: dialog, command }} {...rest} />;
}
