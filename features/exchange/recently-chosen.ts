import type { Chosen } from '#features/citations/commands/insert-citations.ts';

// More than the chunks that can be under way at once.
const chunksRemembered = 4;

/**
 * Keys and DOIs that chunks of one run have chosen, so that those beside them choose others before they are committed. Forgets what is long since committed,
 * so that it stays small however long the file is.
 */
export class RecentlyChosen {
  #recent = new Set<string>();
  #older = new Set<string>();
  #chunks = 0;

  has(name: string): boolean {
    return this.#recent.has(name) || this.#older.has(name);
  }

  add(name: string): void {
    this.#recent.add(name);
  }

  /** For the chunk whose turn it is to choose; `end` ends it. */
  inTurn(end: () => void): Chosen {
    return { has: (name) => this.has(name), add: (name) => this.add(name), end };
  }

  /** Called after each chunk. */
  forgetOld(): void {
    if (++this.#chunks % chunksRemembered !== 0) return;
    this.#older = this.#recent;
    this.#recent = new Set();
  }
}
