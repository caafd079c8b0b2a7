'use client';

import { useState } from 'react';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

type Props<Item> = {
  items: readonly Item[];
  keyOf: (item: Item) => string;
  /** Names the item in its buttons: "Move Kruegel up". */
  nameOf: (item: Item) => string;
  onChange: (items: Item[]) => void;
  children: (item: Item, index: number) => React.ReactNode;
};

/** A list whose order matters: by buttons, by Alt and the arrow keys, by dragging; each item can be removed. */
export function OrderableList<Item>({ items, keyOf, nameOf, onChange, children }: Props<Item>) {
  const [dragged, setDragged] = useState<number | null>(null);
  const [said, say] = useState('');

  const move = (from: number, to: number) => {
    const item = items[from];
    if (item === undefined || to < 0 || to >= items.length) return;
    onChange(items.toSpliced(from, 1).toSpliced(to, 0, item));
    say(`${nameOf(item)} is now ${to + 1} of ${items.length}`);
  };
  const remove = (index: number) => {
    const item = items[index];
    onChange(items.toSpliced(index, 1));
    if (item !== undefined) say(`${nameOf(item)} removed`);
  };

  return (
    <>
      <ol className="orderable">
        {items.map((item, index) => (
          <li
            key={keyOf(item)}
            data-dragged={dragged === index || undefined}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              if (dragged !== index) {
                move(dragged, index);
                setDragged(index);
              }
            }}
            onDrop={(event) => event.preventDefault()}
            onKeyDown={(event) => {
              const step = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
              if (!step) return;
              event.preventDefault();
              move(index, index + step);
            }}
          >
            <span
              className="orderable-grip"
              draggable
              aria-hidden="true"
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                setDragged(index);
              }}
              onDragEnd={() => setDragged(null)}
            >
              <Icon name="grip-vertical" />
            </span>
            <div className="min-w-0">{children(item, index)}</div>
            <div className="flex">
              <Button
                variant="quiet"
                icon="arrow-up"
                iconOnly
                disabled={index === 0}
                onClick={() => move(index, index - 1)}
              >
                Move {nameOf(item)} up
              </Button>
              <Button
                variant="quiet"
                icon="arrow-down"
                iconOnly
                disabled={index === items.length - 1}
                onClick={() => move(index, index + 1)}
              >
                Move {nameOf(item)} down
              </Button>
              <Button variant="quiet" icon="x" iconOnly onClick={() => remove(index)}>
                Remove {nameOf(item)}
              </Button>
            </div>
          </li>
        ))}
      </ol>
      <p className="sr-only" role="status">
        {said}
      </p>
    </>
  );
}
