'use client';

import { useSyncExternalStore } from 'react';
import type { FormValues } from '../../finding-form.ts';

type Kept = { at: string; values: FormValues };

// What the browser held when the page opened; what is typed since is no news to it.
const atOpening = new Map<string, Kept | null>();
const nothingChanges = () => () => undefined;

/** What was typed under that key and reached no server: the browser crashed, or the connection was gone. Null on the server. */
export function useKeptDraft(key: string): Kept | null {
  return useSyncExternalStore(
    nothingChanges,
    () => {
      if (!atOpening.has(key)) atOpening.set(key, read(key));
      return atOpening.get(key) ?? null;
    },
    () => null,
  );
}

/** Keeps what is typed in the browser until the server has it. A browser that will not is no obstacle. */
export function keepDraft(key: string, values: FormValues): void {
  try {
    localStorage.setItem(key, JSON.stringify({ at: new Date().toISOString(), values }));
  } catch {}
}

export function forgetDraft(key: string): void {
  atOpening.set(key, null);
  try {
    localStorage.removeItem(key);
  } catch {}
}

function read(key: string): Kept | null {
  try {
    const kept: Kept | null = JSON.parse(localStorage.getItem(key) ?? 'null');
    return kept && typeof kept.at === 'string' && typeof kept.values === 'object' ? kept : null;
  } catch {
    return null;
  }
}
