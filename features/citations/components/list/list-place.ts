/** A stretch of the list below its page: where it begins, how many rows it had and how tall they were. */
type Stretch = { cursor: string; count: number; size: number };
/** Where a reader was in a list, kept with the entry of the browser's history. */
export type ListPlace = { rows: string; stretches: Stretch[]; top: number };

const name = 'speciosaListPlace';
// Browsers limit what an entry holds.
const mostKept = 1000;

/** The place in the list whose rows come from there, when the reader comes back to it. */
export function keptPlace(rows: string): ListPlace | null {
  const place: ListPlace | undefined = history.state?.[name];
  return place?.rows === rows && place.stretches.length > 0 ? place : null;
}

export function keepPlace(place: ListPlace): void {
  if (place.stretches.length <= mostKept) history.replaceState({ ...history.state, [name]: place }, '');
}
