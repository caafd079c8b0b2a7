/** The first element on screen that a key is bound to, or a place of the navigation that waits in its menu. */
export function findKeyTarget(key: string): HTMLElement | null {
  const bound = [...document.querySelectorAll<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)];
  return bound.find((element) => element.checkVisibility()) ?? bound.find((element) => element.closest('nav')) ?? null;
}

/** A field takes the focus, all else is clicked. */
export function pressKeyTarget(element: HTMLElement): void {
  if (!element.matches('input:not([type=checkbox], [type=submit]), textarea, select')) {
    element.click();
    return;
  }
  element.focus();
  if (element instanceof HTMLInputElement) element.select();
}

/** `j` and `k` to the next and previous item, `x` to tick the one at hand. Says whether it was for us. */
export function moveInList(key: string): boolean {
  if (key !== 'j' && key !== 'k' && key !== 'x') return false;
  const items = [...document.querySelectorAll<HTMLElement>('[data-item]')].filter((item) => item.checkVisibility());
  const here = items.findIndex((item) => item.closest('li, tr')?.contains(document.activeElement));
  const current =
    here >= 0 ? here : items.findIndex((item) => item.closest('li, tr')?.getAttribute('aria-current') === 'true');
  if (key === 'x') {
    const box = items[current]?.closest('li, tr')?.querySelector<HTMLInputElement>('input[type=checkbox]');
    box?.click();
    return Boolean(box);
  }
  const next = items[key === 'j' ? current + 1 : Math.max(current - 1, 0)];
  next?.focus({ preventScroll: true });
  next?.closest('li, tr')?.scrollIntoView({ block: 'nearest' });
  return Boolean(next);
}

const steps: Record<string, (here: number, count: number) => number> = {
  ArrowDown: (here, count) => (here + 1) % count,
  ArrowUp: (here, count) => (here - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Arrow keys inside an open menu, and down into it from its button. Says whether it was for us. */
export function moveInMenu(event: KeyboardEvent): boolean {
  const step = steps[event.key];
  const menu = document.querySelector<HTMLElement>('[data-menu]:popover-open');
  if (!step || !menu || (event.target instanceof Element && event.target.matches('input, textarea, select')))
    return false;
  const items = [...menu.querySelectorAll<HTMLElement>('a, button:not(:disabled)')];
  if (items.length === 0) return false;
  const here = items.indexOf(document.activeElement as HTMLElement);
  items[here < 0 && event.key === 'ArrowUp' ? items.length - 1 : step(here, items.length)]?.focus();
  return true;
}
