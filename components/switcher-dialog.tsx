'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useId, useRef, useState } from 'react';

export type Destination = { kind: string; label: string; note: string; href: string };

const pauseMilliseconds = 100;

/** The working half of `QuickSwitcher`: a field, and below it where it may lead. Arrows choose, Enter goes. */
export function SwitcherDialog({ address, close }: { address: string; close: () => void }) {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const found = useDestinations(address, typed);
  const dialog = useRef<HTMLDialogElement>(null);
  const router = useRouter();
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);

  const go = (destination: Destination | undefined) => {
    if (!destination) return;
    dialog.current?.close();
    router.push(destination.href);
  };
  const move = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length > 0) setChosen((chosen + step + found.length) % found.length);
    else if (event.key === 'Enter') go(found[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <dialog ref={dialog} className="dialog quick-switcher" aria-label="Go to" onClose={close}>
      <input
        className="input"
        role="combobox"
        aria-label="Go to a citation, term or page"
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={found[chosen] ? `${id}-${chosen}` : undefined}
        placeholder="Title, author, key, term, page"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setChosen(0);
        }}
        onKeyDown={move}
      />
      <div role="listbox" id={`${id}-list`} aria-label="Destinations" tabIndex={-1}>
        {found.map((destination, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's, which keeps the focus
          <div
            key={`${destination.kind} ${destination.href}`}
            role="option"
            tabIndex={-1}
            id={`${id}-${index}`}
            aria-selected={index === chosen}
            className="menu-item"
            onClick={() => go(destination)}
          >
            <span>{destination.label}</span>
            <span className="menu-item-end">{destination.note}</span>
          </div>
        ))}
      </div>
      {typed !== '' && found.length === 0 && <p className="p-3 text-ink-soft text-sm">Nothing is called like that.</p>}
    </dialog>
  );
}

// Keeps what was found until the next answer, so that the list does not flicker while one types.
function useDestinations(address: string, typed: string): readonly Destination[] {
  const [found, setFound] = useState<readonly Destination[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await fetch(`${address}?q=${encodeURIComponent(typed)}`, { signal: stop.signal }).catch(
        () => null,
      );
      if (answer?.ok) setFound((await answer.json()).items);
    }, pauseMilliseconds);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [address, typed]);
  return found;
}
