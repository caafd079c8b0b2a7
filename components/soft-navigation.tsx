'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useTransition } from 'react';

/**
 * Makes plain links and GET forms with `data-soft` load without a page change: one listener for the whole page, so hundreds of
 * links cost no script of their own. Values: none scrolls up, `list` takes the list to its top, `keep` leaves everything where it is.
 */
export function SoftNavigation() {
  const router = useRouter();
  const [pending, start] = useTransition();
  const held = useRef<Place | null>(null);

  useEffect(() => {
    document.documentElement.toggleAttribute('data-navigating', pending);
    if (!pending) focusAgain(held.current);
  }, [pending]);

  useEffect(() => {
    const go = (href: string, mode: string | undefined) => {
      for (const open of document.querySelectorAll<HTMLElement>('.menu-panel:popover-open')) open.hidePopover();
      if (mode === 'list') document.querySelector('.pane-list')?.scrollTo(0, 0);
      held.current = focusedPlace();
      start(() => router.push(href, { scroll: mode !== 'list' && mode !== 'keep' }));
    };
    const click = (event: MouseEvent) => {
      if (
        event.defaultPrevented ||
        event.button !== 0 ||
        event.metaKey ||
        event.ctrlKey ||
        event.shiftKey ||
        event.altKey
      )
        return;
      const link = event.target instanceof Element ? event.target.closest('a[data-soft]') : null;
      if (!(link instanceof HTMLAnchorElement) || link.origin !== location.origin) return;
      event.preventDefault();
      go(link.href, link.dataset.soft);
    };
    const submit = (event: SubmitEvent) => {
      const form = event.target;
      if (
        event.defaultPrevented ||
        !(form instanceof HTMLFormElement) ||
        !form.matches('[data-soft]') ||
        form.method !== 'get'
      )
        return;
      event.preventDefault();
      go(addressOf(form, event.submitter), form.dataset.soft);
    };
    document.addEventListener('click', click);
    document.addEventListener('submit', submit);
    return () => {
      document.removeEventListener('click', click);
      document.removeEventListener('submit', submit);
    };
  }, [router]);
  return null;
}

type Place = { row: string; index: number };
const focusable = 'a, button, input, summary';

// Rows that are one text to React are drawn anew when anything in them changes, and with them what had the focus.
function focusedPlace(): Place | null {
  const focused = document.activeElement;
  const row = focused?.closest<HTMLElement>('[data-row]');
  if (!focused || !row?.dataset.row) return null;
  return { row: row.dataset.row, index: [...row.querySelectorAll(focusable)].indexOf(focused) };
}

function focusAgain(place: Place | null): void {
  if (!place || document.activeElement !== document.body) return;
  const row = document.querySelector(`[data-row="${CSS.escape(place.row)}"]`);
  const all = [...(row?.querySelectorAll<HTMLElement>(focusable) ?? [])];
  (all[place.index] ?? all[0])?.focus({ preventScroll: true });
}

// As the browser would write it, but without the fields left empty.
function addressOf(form: HTMLFormElement, submitter: HTMLElement | null): string {
  const address = new URL(form.action);
  const entries = [...new FormData(form, submitter)].filter(([, value]) => typeof value === 'string' && value !== '');
  address.search = new URLSearchParams(entries as [string, string][]).toString();
  return address.href;
}
