import type { CitationSet, SortedSlots } from './citation-sets.ts';

/** Which way an order runs, behind which slot it goes on, and how many of it are needed. */
export type Stretch = { falls: boolean; after: number | null; most: number };

// So few are sorted sooner than an order is walked through for them.
const few = 2000;

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
  const first = after === null ? 0 : turned(placeOf(slots, after)) + 1;
  if (wanted.size() <= few) {
    const places = wanted
      .new_difference(changed)
      .array()
      .map((slot) => placeOf(slots, slot));
    const next = Int32Array.from(places.filter((place) => place >= 0).map(turned)).filter((place) => place >= first);
    return [...picked, ...Array.from(next.sort().subarray(0, most), (place) => slots[turned(place)] ?? 0)];
  }
  for (let place = first; place < slots.length && picked.length < enough; place += 1) {
    const slot = slots[turned(place)] ?? 0;
    if (wanted.has(slot) && !changed.has(slot)) picked.push(slot);
  }
  return picked;
}

const placesOf = new WeakMap<Int32Array, Int32Array>();

/** Where a slot stands in an order; -1 when it has no place in it. */
function placeOf(slots: Int32Array, slot: number): number {
  const known = placesOf.get(slots) ?? inverse(slots);
  placesOf.set(slots, known);
  return known[slot] ?? -1;
}

function inverse(slots: Int32Array): Int32Array {
  const end = slots.reduce((last, slot) => Math.max(last, slot + 1), 0);
  const places = new Int32Array(end).fill(-1);
  for (const [place, slot] of slots.entries()) places[slot] = place;
  return places;
}
