'use client';

import { useEffect } from 'react';
import { printRange } from '../../filter-ranges.ts';
import {
  endsBetween,
  endsOf,
  movedByKey,
  movedTo,
  rangeOf,
  shareOf,
  type YearEnds,
  type YearSpan,
  yearAt,
} from '../../year-brush.ts';

const dragBegins = 4;
const restAfterKeys = 600;

/** Lets the histogram of years be brushed: a range is drawn over it, or either handle is moved by pointer or arrow keys. One listener for the page. */
export function YearBrush() {
  useEffect(() => {
    const stop = new AbortController();
    const on = { signal: stop.signal };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = (brush: HTMLElement) => {
      clearTimeout(timer);
      if (brush.dataset.moved !== undefined) apply(brush);
    };

    document.addEventListener('pointerdown', (event) => drag(event), on);
    document.addEventListener(
      'keydown',
      (event) => {
        const [handle, brush] = handleOf(event.target);
        if (!handle || !brush || event.altKey || event.ctrlKey || event.metaKey) return;
        if (event.key === 'Enter') return settle(brush);
        const moved = movedByKey(shownEnds(brush), endOf(handle), event.key, spanOf(brush));
        if (!moved) return;
        event.preventDefault();
        show(brush, moved);
        clearTimeout(timer);
        timer = setTimeout(() => settle(brush), restAfterKeys);
      },
      on,
    );
    document.addEventListener(
      'focusout',
      (event) => {
        const [, brush] = handleOf(event.target);
        if (brush) settle(brush);
      },
      on,
    );
    // A link would be dragged away instead.
    document.addEventListener(
      'dragstart',
      (event) => event.target instanceof Element && event.target.closest('[data-brush]') && event.preventDefault(),
      on,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, []);
  return null;
}

function drag(down: PointerEvent): void {
  const brush = down.target instanceof Element ? down.target.closest<HTMLElement>('[data-brush]') : null;
  if (!brush || down.button !== 0) return;
  const [handle] = handleOf(down.target);
  const box = brush.getBoundingClientRect();
  const before = shownEnds(brush);
  const span = spanOf(brush);
  const share = ({ clientX }: PointerEvent) => (clientX - box.left) / box.width;
  const stop = new AbortController();
  const on = { signal: stop.signal };
  let dragging = false;

  const move = (event: PointerEvent) => {
    if (!dragging && Math.abs(event.clientX - down.clientX) < dragBegins) return;
    dragging = true;
    brush.setPointerCapture(event.pointerId);
    show(
      brush,
      handle
        ? movedTo(before, endOf(handle), yearAt(share(event), span), span)
        : endsBetween(share(down), share(event), span),
    );
  };
  const end = () => {
    stop.abort();
    if (!dragging) return;
    apply(brush);
    // The release is no click on the bar below it.
    const swallow = new AbortController();
    addEventListener('click', (event) => event.preventDefault(), { capture: true, once: true, signal: swallow.signal });
    setTimeout(() => swallow.abort());
  };
  const giveUp = () => {
    stop.abort();
    if (dragging) show(brush, before);
    delete brush.dataset.moved;
  };
  addEventListener('pointermove', move, on);
  addEventListener('pointerup', end, on);
  addEventListener('pointercancel', giveUp, on);
  addEventListener('keydown', (event) => event.key === 'Escape' && giveUp(), on);
}

/** Goes where the form below would lead with what the handles show, without the redirect: that would draw the page anew and lose the focus. */
function apply(brush: HTMLElement): void {
  delete brush.dataset.moved;
  const form = formOf(brush);
  if (!form) return;
  const range = rangeOf(shownEnds(brush), spanOf(brush));
  const address = new URL(form.action);
  for (const { name, value } of form.querySelectorAll<HTMLInputElement>('input[type=hidden]')) {
    address.searchParams.append(name, value);
  }
  if (range) address.searchParams.set('year', printRange(range));
  const link = Object.assign(document.createElement('a'), { href: address.href });
  link.dataset.soft = 'list';
  brush.append(link);
  link.click();
  link.remove();
}

function show(brush: HTMLElement, ends: YearEnds): void {
  const { start, end } = shareOf(ends, spanOf(brush));
  brush.dataset.moved = '';
  brush.style.setProperty('--start', `${start}%`);
  brush.style.setProperty('--end', `${end}%`);
  const fields = fieldsOf(brush);
  for (const handle of brush.querySelectorAll<HTMLElement>('[data-brush-end]')) {
    const year = String(ends[endOf(handle)]);
    const other = String(endOf(handle) === 'from' ? ends.to : ends.from);
    handle.setAttribute('aria-valuenow', year);
    handle.setAttribute(endOf(handle) === 'from' ? 'aria-valuemax' : 'aria-valuemin', other);
    const field = fields[endOf(handle)];
    if (field) field.value = year;
  }
}

function shownEnds(brush: HTMLElement): YearEnds {
  const year = (end: keyof YearEnds) =>
    Number(brush.querySelector(`[data-brush-end="${end}"]`)?.getAttribute('aria-valuenow'));
  return endsOf({ from: year('from'), to: year('to') }, spanOf(brush));
}

function spanOf({ dataset }: HTMLElement): YearSpan {
  return { first: Number(dataset.first), last: Number(dataset.last) };
}

function handleOf(target: EventTarget | null): [HTMLElement | null, HTMLElement | null] {
  const handle = target instanceof Element ? target.closest<HTMLElement>('[data-brush-end]') : null;
  return [handle, handle?.closest<HTMLElement>('[data-brush]') ?? null];
}

function endOf({ dataset }: HTMLElement): keyof YearEnds {
  return dataset.brushEnd === 'to' ? 'to' : 'from';
}

function formOf(brush: HTMLElement): HTMLFormElement | null {
  return brush.closest('details')?.querySelector('form') ?? null;
}

function fieldsOf(brush: HTMLElement): Record<keyof YearEnds, HTMLInputElement | null> {
  const field = (end: keyof YearEnds) =>
    formOf(brush)?.querySelector<HTMLInputElement>(`input[name="year-${end}"]`) ?? null;
  return { from: field('from'), to: field('to') };
}
