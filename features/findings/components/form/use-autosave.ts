'use client';

import { type RefObject, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Warning } from '#lib/pharmacology/warnings.ts';
import type { Saved } from '../../actions.ts';
import { valuesOfForm } from '../../finding-form.ts';
import { forgetDraft, keepDraft } from './kept-draft.ts';

type Draft = { id: string; version: number };

const quietMilliseconds = 1500;

/**
 * Saves a form as a draft once its writer pauses, and keeps every keystroke in the browser until then, under a key of the draft's own as soon as it
 * has an id. What there is to ask about it comes with each save. A save under way holds back the form's own sending, so that one draft does not become two.
 */
export function useAutosave(
  host: RefObject<HTMLElement | null>,
  keyOf: (id: string | null) => string,
  start: (Draft & { warnings: readonly Warning[] }) | null,
  save: (data: FormData) => Promise<Saved>,
  onFirst: (draft: Draft) => void,
) {
  const [draft, setDraft] = useState<Draft | null>(start);
  const [warnings, setWarnings] = useState(start?.warnings ?? []);
  const [status, setStatus] = useState('');
  // What timers must know as it is now, not as it was when they were set.
  const now = useRef({ id: start?.id ?? null, busy: false, typedSince: false });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const held = useRef<HTMLElement | null>(null);
  const form = () => host.current?.querySelector('form') ?? null;

  const keep = (from: HTMLFormElement) => keepDraft(keyOf(now.current.id), valuesOfForm(new FormData(from)));
  const wait = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(saveNow, quietMilliseconds);
  };
  const taken = ({ warnings: asked, ...answer }: Exclude<Saved, { problem: string }>, from: HTMLFormElement) => {
    const earlier = now.current.id;
    now.current.id = answer.id;
    flushSync(() => setDraft(answer));
    setWarnings(asked);
    forgetDraft(keyOf(earlier));
    if (earlier === null) onFirst(answer);
    if (now.current.typedSince) keep(from);
    else setStatus(`Draft saved at ${new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}`);
  };
  const saveNow = async () => {
    const from = form();
    if (!from || now.current.busy) return;
    Object.assign(now.current, { busy: true, typedSince: false });
    const answer = await save(new FormData(from)).catch((): Saved => ({ problem: 'The server cannot be reached.' }));
    now.current.busy = false;
    if ('problem' in answer) setStatus(`Not saved yet: ${answer.problem} It is kept in this browser.`);
    else taken(answer, from);
    if (held.current) from.requestSubmit(held.current);
    else if (now.current.typedSince) wait();
  };
  const typed = () => {
    const from = form();
    if (!from) return;
    now.current.typedSince = true;
    keep(from);
    setStatus('Saving …');
    wait();
  };
  const sending = (event: React.SubmitEvent<HTMLElement>) => {
    clearTimeout(timer.current);
    held.current = null;
    if (!now.current.busy) return;
    event.preventDefault();
    event.stopPropagation();
    const { submitter } = event.nativeEvent as globalThis.SubmitEvent;
    held.current = submitter;
  };
  return { draft, status, warnings, typed, sending };
}
