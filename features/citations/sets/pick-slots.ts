import type { CitationSet, SortedSlots } from './citation-sets.ts';

/** Which way an order runs, behind which slot it goes on, and how many of it are needed. */
export type Stretch = { falls: boolean; after: number | null; most: number };

/**
 * The first citations wanted of an order, and all whose place in it is not known as they changed: in order they begin with what the page
 * shows. Unknown values come last either way.
 */
export function pickSlots(order: SortedSlots, wanted: CitationSet, { falls, after, most }: Stretch): number[] {
  const { slots, unknown, changed } = order;
  const known = slots.length - unknown;
  // A falling order runs backwards through the known values, then backwards through the unknown; turned twice is where it was.
  const turned = (place: number) => {
    if (!falls) return place;
    return place < known ? known - 1 - place : slots.length - 1 - (place - known);
  };
  const picked = wanted.new_intersection(changed).array();
  const enough = picked.length + most;
  const first = after === null ? 0 : turned(slots.indexOf(after)) + 1;
  for (let place = first; place < slots.length && picked.length < enough; place += 1) {
    const slot = slots[turned(place)] ?? 0;
    if (wanted.has(slot) && !changed.has(slot)) picked.push(slot);
  }
  return picked;
}
