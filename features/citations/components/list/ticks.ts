function boxes(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>('#selection input[name=id]')];
}

/** Ids of the ticked boxes; the page's own box shows whether that is all or some of them. */
export function tickedIds(): string[] {
  const all = boxes();
  const ticked = all.filter((box) => box.checked);
  const page = document.querySelector<HTMLInputElement>('input[form=selection][name=page]');
  if (page) {
    page.checked = all.length > 0 && ticked.length === all.length;
    page.indeterminate = ticked.length > 0 && ticked.length < all.length;
  }
  return ticked.map((box) => box.value);
}

/** Ticks or unticks everything between two boxes; without them, the whole page. */
export function tickRange(from: HTMLInputElement | null, to: HTMLInputElement | null, ticked: boolean): void {
  const all = boxes();
  const ends = [from ? all.indexOf(from) : 0, to ? all.indexOf(to) : all.length - 1].sort((a, b) => a - b);
  const [first = 0, last = -1] = ends;
  for (const box of all.slice(Math.max(first, 0), last + 1)) box.checked = ticked;
}

/** Ticks what was ticked before the rows were drawn anew. */
export function tickAgain(ids: readonly string[]): void {
  for (const box of boxes()) if (ids.includes(box.value)) box.checked = true;
}
