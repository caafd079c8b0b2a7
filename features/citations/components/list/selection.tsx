'use client';

import { useActionState, useEffect, useLayoutEffect, useState } from 'react';
import { Button } from '#components/button.tsx';
import { countText } from '#components/count.tsx';
import type { SelectOption } from '#components/select-field.tsx';
import { UndoBar } from '#components/undo-bar.tsx';
import { type FormState, idle } from '#lib/form-action.ts';
import { BulkForms, type BulkRights } from './bulk-forms.tsx';
import { tickAgain, tickedIds, tickRange } from './ticks.ts';

type Props = {
  action: (state: FormState, data: FormData) => Promise<FormState>;
  library: string;
  /** The list's filters as a query, and how many citations they let through. */
  listed: string;
  total: number;
  onPage: number;
  /** The list is itself a selection. */
  chosen: boolean;
  trashed: boolean;
  rights: BulkRights;
  levels: readonly SelectOption[];
  collections: readonly SelectOption[];
  openId: string | null;
};

/** What can be done with the ticked citations, or with everything listed. Without script, with a list of the ticked ones alone. */
export function Selection({
  action,
  library,
  listed,
  total,
  onPage,
  chosen,
  trashed,
  rights,
  levels,
  collections,
  openId,
}: Props) {
  const [state, send, pending] = useActionState(action, idle);
  const [ids, setIds] = useState<string[]>([]);
  const [everything, setEverything] = useState(chosen);
  const [toldIn, setToldIn] = useState<string | null>(listed);
  useEffect(() => watchTicks(setIds), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list or another state of it has other boxes
  useLayoutEffect(() => {
    tickAgain(ids);
    setIds(tickedIds());
    setEverything(chosen);
  }, [listed, chosen, state, openId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: said where it was done, and no longer once the reader moves on
  useEffect(() => setToldIn(listed), [state]);

  const acting = everything || ids.length > 0;
  const query = everything ? listed : `id=${ids.join(',')}${trashed ? '&is=trashed' : ''}`;
  const count = everything ? total : ids.length;
  const undo = state.data?.undo as Record<string, string> | undefined;
  const clear = () => {
    for (const box of document.querySelectorAll<HTMLInputElement>('#selection input[name=id]:checked'))
      box.checked = false;
    setIds([]);
    setEverything(false);
  };
  return (
    <>
      {acting && (
        <section
          aria-label="Selection"
          className="flex flex-wrap items-center gap-x-2 gap-y-1.5 border-leaf-line border-y bg-leaf-wash px-4 py-1.5"
        >
          <p className="font-medium text-leaf text-sm" role="status">
            {everything ? `All ${countText(count)} listed` : `${countText(count)} selected`}
          </p>
          {!everything && ids.length >= onPage && total > onPage && (
            <Button size="small" variant="quiet" onClick={() => setEverything(true)}>
              Select all {countText(total)} matching
            </Button>
          )}
          <BulkForms
            send={send}
            pending={pending}
            library={library}
            query={query}
            trashed={trashed}
            rights={rights}
            levels={levels}
            collections={collections}
          />
          <Button size="small" variant="quiet" icon="x" iconOnly className="ms-auto noscript:hidden" onClick={clear}>
            Clear the selection
          </Button>
        </section>
      )}
      {state.status === 'failed' && (
        <p role="alert" className="notice mx-4 my-2" data-tone="vein">
          {state.problem?.detail}
        </p>
      )}
      {state.status === 'done' && state.message && toldIn === listed && (
        <UndoBar
          key={state.message}
          message={state.message}
          undo={
            <>
              {undo && (
                <form action={send}>
                  {Object.entries(undo).map(([name, value]) => (
                    <input key={name} type="hidden" name={name} value={value} />
                  ))}
                  <Button type="submit" size="small" icon="undo-2" pending={pending}>
                    Undo
                  </Button>
                </form>
              )}
              <Button size="small" icon="x" iconOnly className="noscript:hidden" onClick={() => setToldIn(null)}>
                Dismiss
              </Button>
            </>
          }
        />
      )}
    </>
  );
}

/** Follows the boxes of the list: one listener, ranges by Shift, and the box that ticks the page. */
function watchTicks(changed: (ids: string[]) => void): () => void {
  let last: HTMLInputElement | null = null;
  const click = (event: MouseEvent) => {
    const box = event.target;
    // Not by the form's own id: its boxes of that name hide it.
    const isOurs = box instanceof HTMLInputElement && box.form?.matches('#selection');
    if (!isOurs || box.type !== 'checkbox') return;
    if (box.name === 'page') tickRange(null, null, box.checked);
    else if (event.shiftKey && last) tickRange(last, box, box.checked);
    if (box.name === 'id') last = box;
    changed(tickedIds());
  };
  document.addEventListener('click', click);
  return () => document.removeEventListener('click', click);
}
