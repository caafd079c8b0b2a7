'use client';

import { type ComponentProps, startTransition, useActionState, useEffect, useId, useRef, useState } from 'react';
import { type FormState, idle } from '#lib/form-action.ts';
import { ErrorSummary } from './error-summary.tsx';
import { FormContext } from './form-context.ts';
import { Notice } from './notice.tsx';
import { SendingProgress } from './sending-progress.tsx';
import { usePost } from './use-post.ts';

type Props = Omit<ComponentProps<'form'>, 'action'> & {
  /** A server action, or the address of a route that takes the form: for long files. */
  action: ((state: FormState, data: FormData) => Promise<FormState>) | string;
  /** What became of it when it was sent without script to a route. */
  outcome?: FormState;
  /** Empties the fields once it is done. */
  resetWhenDone?: boolean;
  /** Shows something of what the action handed back, in place of its message. */
  done?: (state: FormState) => React.ReactNode;
};

/**
 * A form around an action: the fields inside find their faults and last values by themselves, what was typed stays,
 * faults are summed up above with links to their fields. Works without script.
 */
export function ActionForm({
  action,
  outcome = idle,
  resetWhenDone,
  done,
  className = 'form',
  children,
  ...rest
}: Props) {
  const { post, sent, stop } = usePost();
  const isRoute = typeof action === 'string';
  const [state, send, pending] = useActionState(isRoute ? post.bind(null, action) : action, outcome);
  const [sentBy, setSentBy] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const prefix = useId();

  useEffect(() => {
    if (state.status === 'failed') form.current?.querySelector<HTMLElement>('.error-summary')?.focus();
    if (state.status === 'done' && resetWhenDone) form.current?.reset();
  }, [state, resetWhenDone]);

  // Sent by hand, as React empties a form after its action, even one that failed.
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    const button = (event.nativeEvent as SubmitEvent).submitter;
    if (button?.hasAttribute('formaction')) return;
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget, button);
    setSentBy(button instanceof HTMLButtonElement ? button.value : null);
    startTransition(() => send(data));
  };

  const target = isRoute ? ({ action, method: 'post', encType: 'multipart/form-data' } as const) : { action: send };
  return (
    <form ref={form} {...target} onSubmit={submit} className={className} {...rest}>
      <FormContext value={{ state, pending, sentBy, prefix }}>
        {state.status === 'failed' && state.problem && <ErrorSummary problem={state.problem} prefix={prefix} />}
        {state.status === 'done' &&
          (done?.(state) ?? (state.message && <Notice tone="leaf" title={state.message} role="status" />))}
        {children}
        {pending && sent && <SendingProgress sent={sent} stop={stop} />}
      </FormContext>
    </form>
  );
}
