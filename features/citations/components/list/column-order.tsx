'use client';

import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { type ListField, listFields, movedField } from '../../list-view.ts';

/** What the list can show, ticked where it does, in its order. Its buttons move a line; without script they save, too. */
export function ColumnOrder({ fields }: { fields: readonly ListField[] }) {
  const [order, setOrder] = useState<ListField[]>(() => [
    ...new Set([...fields, ...(Object.keys(listFields) as ListField[])]),
  ]);
  const [said, say] = useState('');
  const move = (field: ListField, way: 'up' | 'down') => (event: React.MouseEvent) => {
    event.preventDefault();
    const moved = movedField(order, `${field} ${way}`);
    setOrder(moved);
    say(`${listFields[field]} is now ${moved.indexOf(field) + 1} of ${moved.length}`);
  };
  return (
    <>
      <ol>
        {order.map((field, index) => (
          <li key={field} className="flex items-center">
            <label className="choice flex-1">
              <input type="checkbox" name="fields" value={field} defaultChecked={fields.includes(field)} />
              {listFields[field]}
            </label>
            {(['up', 'down'] as const).map((way) => (
              <Button
                key={way}
                type="submit"
                name="move"
                value={`${field} ${way}`}
                variant="quiet"
                size="small"
                icon={`arrow-${way}`}
                iconOnly
                disabled={index === (way === 'up' ? 0 : order.length - 1)}
                onClick={move(field, way)}
              >
                Move {listFields[field]} {way}
              </Button>
            ))}
          </li>
        ))}
      </ol>
      <p className="sr-only" role="status">
        {said}
      </p>
    </>
  );
}
