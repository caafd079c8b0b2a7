import type { ComponentProps } from 'react';
import { Icon } from './icon.tsx';

type Props = ComponentProps<'input'> & { label: string; hotkey?: string };

/** A search field with its key; stands in a GET form. */
export function SearchField({ label, hotkey = '/', ...rest }: Props) {
  return (
    <div className="search-field">
      <Icon name="search" />
      <input
        type="search"
        className="input"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        data-key={hotkey}
        {...rest}
      />
      <kbd className="key">{hotkey}</kbd>
    </div>
  );
}
