'use client';

import { useState } from 'react';
import { ActionForm } from '#components/action-form.tsx';
import { OrderableList } from '#components/orderable-list.tsx';
import { SubmitBar } from '#components/submit-bar.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { arrangeCollectionAction } from '../actions.ts';

type Collected = { id: string; title: string; year: number | null };

/** A collection's citations, to be moved up and down and taken out; kept when sent. */
export function CollectionOrder({
  library,
  slug,
  citations,
}: {
  library: string;
  slug: string;
  citations: readonly Collected[];
}) {
  const [items, setItems] = useState(citations);
  return (
    <ActionForm action={arrangeCollectionAction.bind(null, library, slug)} aria-label="Order">
      <input type="hidden" name="held" value={citations.map(({ id }) => id).join(',')} />
      <input type="hidden" name="ids" value={items.map(({ id }) => id).join(',')} />
      <OrderableList items={items} keyOf={({ id }) => id} nameOf={({ title }) => title} onChange={setItems}>
        {({ id, title, year }) => (
          <a href={`/${library}/citations/${id}`}>
            {title}
            {year !== null && <span className="text-ink-soft"> {year}</span>}
          </a>
        )}
      </OrderableList>
      <SubmitBar>
        <SubmitButton>Keep this order</SubmitButton>
      </SubmitBar>
    </ActionForm>
  );
}
