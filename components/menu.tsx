import type { ComponentProps } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-name.ts';
import { KeyHint } from './key-hint.tsx';
import type { Tone } from './tone.ts';

type ItemLook = { icon?: IconName; hotkey?: string; end?: React.ReactNode; tone?: Tone };

export function MenuLink({ icon, hotkey, end, tone, children, ...rest }: ComponentProps<'a'> & ItemLook) {
  const soft = !rest.download && !rest.target;
  return (
    <a className="menu-item" data-tone={tone} data-key={hotkey} data-soft={soft || undefined} {...rest}>
      <ItemFace {...{ icon, hotkey, end }}>{children}</ItemFace>
    </a>
  );
}

type MenuButtonProps = ComponentProps<'button'> & ItemLook & { dialog?: string };

/** Sends the form it stands in, or opens a `dialog` by its id. */
export function MenuButton({ icon, hotkey, end, tone, dialog, children, ...rest }: MenuButtonProps) {
  const opening = dialog && { type: 'button' as const, commandfor: dialog, command: 'show-modal' };
  return (
    <button type="submit" className="menu-item" data-tone={tone} data-key={hotkey} {...opening} {...rest}>
      <ItemFace {...{ icon, hotkey, end }}>{children}</ItemFace>
    </button>
  );
}

function ItemFace({ icon, hotkey, end, children }: ItemLook & { children: React.ReactNode }) {
  return (
    <>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
      {hotkey && <KeyHint keys={hotkey} />}
      {end && <span className="menu-item-end">{end}</span>}
    </>
  );
}

export function MenuLabel({ children }: { children: React.ReactNode }) {
  return <p className="menu-label">{children}</p>;
}

export function MenuLine() {
  return <hr className="menu-line" />;
}
