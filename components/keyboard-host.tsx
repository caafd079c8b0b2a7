'use client';

import { useEffect } from 'react';
import { findKeyTarget, moveInList, moveInMenu, pressKeyTarget } from './keyboard-moves.ts';

const typing =
  'input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable=true]';
const sequenceMilliseconds = 900;

/** Whether keys without a modifier do anything; people who speak to their computer turn them off (WCAG 2.1.4). */
export const singleKeys = {
  areOn: () => localStorage.getItem('single-keys') !== 'off',
  set: (on: boolean) => localStorage.setItem('single-keys', on ? 'on' : 'off'),
};

/**
 * The page's keys. Anything with `data-key` is pressed by that key (`e`, `g c`, `mod+k`): fields take the focus, links and buttons are
 * clicked. `j` and `k` walk through `[data-item]`, `x` ticks the item's box.
 */
export function KeyboardHost() {
  useEffect(() => {
    let first = '';
    let firstAt = 0;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (moveInMenu(event)) return event.preventDefault();
      const modified = event.ctrlKey || event.metaKey;
      if (event.altKey || (!modified && isTyping(event))) return;
      if (!modified && (document.querySelector('dialog[open]:modal') || !singleKeys.areOn())) return;
      const key = `${modified ? 'mod+' : ''}${event.key.length === 1 ? event.key.toLowerCase() : event.key}`;
      const sequence = event.timeStamp - firstAt < sequenceMilliseconds ? `${first} ${key}` : '';
      [first, firstAt] = [key, event.timeStamp];
      const target = (sequence && findKeyTarget(sequence)) || findKeyTarget(key);
      if (target) pressKeyTarget(target);
      else if (modified || !moveInList(key)) return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    document.addEventListener('click', commandDialogs);
    return () => {
      document.removeEventListener('keydown', press);
      document.removeEventListener('click', commandDialogs);
    };
  }, []);
  return null;
}

function isTyping(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.matches(typing);
}

// For browsers that don't know `commandfor` yet.
function commandDialogs(event: MouseEvent) {
  if ('commandForElement' in HTMLButtonElement.prototype || !(event.target instanceof Element)) return;
  const button = event.target.closest('button[commandfor]');
  const dialog = document.getElementById(button?.getAttribute('commandfor') ?? '');
  if (!(dialog instanceof HTMLDialogElement)) return;
  if (button?.getAttribute('command') === 'close') dialog.close();
  else dialog.showModal();
}
