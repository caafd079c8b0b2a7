'use client';

import { useState } from 'react';
import { Icon } from './icon.tsx';

type Working = typeof import('./switcher-dialog.tsx').SwitcherDialog;

/** A button, also Ctrl-K, that goes anywhere by a few typed letters. `address` answers `?q=` with `{ items: Destination[] }`. */
export function QuickSwitcher({ address }: { address: string }) {
  const [Dialog, setDialog] = useState<Working | null>(null);
  // The working half comes when it is first asked for.
  const open = async () => {
    const { SwitcherDialog } = await import('./switcher-dialog.tsx');
    setDialog(() => SwitcherDialog);
  };
  return (
    <>
      <button
        type="button"
        className="top-bar-button noscript:hidden"
        data-key="mod+k"
        title="Go to … (Ctrl-K)"
        onClick={open}
      >
        <Icon name="search" />
        <span className="sr-only">Go to a citation, term or page</span>
      </button>
      {Dialog && <Dialog address={address} close={() => setDialog(null)} />}
    </>
  );
}
