'use client';

import { type RefObject, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Saved } from '../../actions.ts';
import { valuesOfForm } from '../../finding-form.ts';
import { forgetDraft, keepDraft } from './kept-draft.ts';

type Draft = { id: string; version: number };

const quietMilliseconds = 1500;

/**
 * Saves a form as a draft once its writer pauses, and keeps every keystroke in the browser until then. A save under way holds back the form's own
 * sending, so that one draft does not become two.
 */
export function useAutosave(
  host: RefObject<HTMLElement | null>,
  key: string,
  start: Draft | null,
  save: (data: FormData) => Promise<Saved>,
  onFirst: (draft: Draft) => void,
) {
  const [draft, setDraft] = useState(start);
  const [status, setStatus] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const busy = useRef(false);
  const typedSince = useRef(false);
  const held = useRef<HTMLElement | null>(null);
  const form = () => host.current?.querySelector('form') ?? null;

  const saveNow = async () => {
    const data = form();
    if (!data || busy.current) return;
    busy.current = true;
    typedSince.current = false;
    const answer = await save(new FormData(data)).catch((): Saved => ({ problem: 'the server cannot be reached.' }));
    busy.current = false;
    if ('problem' in answer) setStatus(`Not saved yet: ${answer.problem} It is kept in this browser.`);
    else {
      flushSync(() => setDraft(answer));
      setStatus(`Draft saved at ${new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}`);
      if (!start && draft === null) onFirst(answer);
      if (!typedSince.current) forgetDraft(key);
    }
    if (held.current) form()?.requestSubmit(held.current);
    else if (typedSince.current) wait();
  };
  const wait = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(saveNow, quietMilliseconds);
  };
  const typed = () => {
    const data = form();
    if (!data) return;
    typedSince.current = true;
    keepDraft(key, valuesOfForm(new FormData(data)));
    wait();
  };
  const sending = (event: React.SubmitEvent<HTMLElement>) => {
    clearTimeout(timer.current);
    held.current = null;
    if (!busy.current) return;
    event.preventDefault();
    event.stopPropagation();
    const { submitter } = event.nativeEvent as globalThis.SubmitEvent;
    held.current = submitter;
  };
  return { draft, status, typed, sending };
}
