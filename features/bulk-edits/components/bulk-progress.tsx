'use client';

import { useRouter } from 'next/navigation';
import { useActionState, useEffect, useState } from 'react';
import { Button } from '#components/button.tsx';
import type { IconName } from '#components/icon-name.ts';
import { ProgressBar } from '#components/progress-bar.tsx';
import { UndoBar } from '#components/undo-bar.tsx';
import { type FormState, idle } from '#lib/form-action.ts';
import type { BulkProgress as Progress } from '../schema.ts';

type Action = (library: string, id: string, state: FormState, data: FormData) => Promise<FormState>;
type Props = {
  library: string;
  run: Progress;
  cancel: Action;
  undo: Action;
  dismiss: Action;
};

const everyMs = 700;

/** What the worker does with many citations: how far it is while it runs, then what came of it and the way back. */
export function BulkProgress({ library, run, cancel, undo, dismiss }: Props) {
  const shown = useProgress(library, run);
  const form = (action: Action, icon: IconName, words: string, iconOnly = false) => (
    <ActionButton key={words} action={action.bind(null, library, run.id)} icon={icon} iconOnly={iconOnly}>
      {words}
    </ActionButton>
  );
  if (shown.status === 'running') {
    return (
      <div className="border-leaf-line border-y bg-leaf-wash px-4 py-2">
        <ProgressBar label={shown.message} value={shown.done} max={shown.total} cancel={form(cancel, 'x', 'Stop')} />
        <noscript>
          <meta httpEquiv="refresh" content="3" />
        </noscript>
      </div>
    );
  }
  return (
    <UndoBar
      message={shown.message}
      undo={
        <>
          {shown.undoable && form(undo, 'undo-2', 'Undo')}
          {form(dismiss, 'x', 'Dismiss', true)}
        </>
      }
    />
  );
}

/** The run as it is now, asked for while it runs; when it has ended the list is read anew. */
function useProgress(library: string, run: Progress): Progress {
  const router = useRouter();
  const [polled, setPolled] = useState(run);
  const shown = polled.id === run.id && run.status === 'running' ? polled : run;
  const { id, status } = shown;
  useEffect(() => {
    if (status !== 'running') return;
    const stop = new AbortController();
    const timer = setInterval(async () => {
      try {
        const answer = await fetch(`/api/v1/libraries/${library}/bulk-edits/${id}`, { signal: stop.signal });
        if (!answer.ok) return;
        const next: Progress = await answer.json();
        setPolled(next);
        if (next.status !== 'running') router.refresh();
      } catch {
        // Out of reach for a moment: the next time tells.
      }
    }, everyMs);
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, [library, id, status, router]);
  return shown;
}

type ButtonProps = {
  action: (state: FormState, data: FormData) => Promise<FormState>;
  icon: IconName;
  iconOnly: boolean;
  children: string;
};

function ActionButton({ action, icon, iconOnly, children }: ButtonProps) {
  const [state, send, pending] = useActionState(action, idle);
  return (
    <form action={send}>
      <Button type="submit" size="small" icon={icon} iconOnly={iconOnly} pending={pending}>
        {children}
      </Button>
      {state.status === 'failed' && <p role="alert">{state.problem?.detail}</p>}
    </form>
  );
}
