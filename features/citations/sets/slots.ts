const spare = 1.25;

/**
 * Numbers a library's citations 0, 1, 2 … for the bits of sets: ordinals are shared by all libraries and have gaps. A slot is never given
 * to another citation.
 */
export class Slots {
  /** By slot. */
  #ordinals = new Int32Array(64);
  /** By ordinal beyond the first: the slot + 1, 0 without one. */
  #slots = new Int32Array(0);
  #first = 0;
  #count = 0;

  get count(): number {
    return this.#count;
  }

  ordinalOf(slot: number): number {
    return this.#ordinals[slot] ?? 0;
  }

  /** Undefined for a citation of which nothing is known. */
  find(ordinal: number): number | undefined {
    const slot = this.#slots[ordinal - this.#first];
    return slot ? slot - 1 : undefined;
  }

  /** Its slot, the next one when it has none yet. */
  take(ordinal: number): number {
    const known = this.find(ordinal);
    if (known !== undefined) return known;
    this.#makeRoom(ordinal);
    this.#ordinals[this.#count] = ordinal;
    this.#count += 1;
    this.#slots[ordinal - this.#first] = this.#count;
    return this.#count - 1;
  }

  #makeRoom(ordinal: number): void {
    if (this.#count === this.#ordinals.length) {
      const longer = new Int32Array(Math.ceil(this.#count * spare));
      longer.set(this.#ordinals);
      this.#ordinals = longer;
    }
    const isEmpty = this.#slots.length === 0;
    const first = isEmpty ? ordinal : Math.min(ordinal, this.#first);
    const end = isEmpty ? ordinal + 1 : Math.max(ordinal + 1, this.#first + this.#slots.length);
    if (first === this.#first && end <= this.#first + this.#slots.length) return;
    const wider = new Int32Array(Math.ceil((end - first) * spare));
    wider.set(this.#slots, isEmpty ? 0 : this.#first - first);
    this.#slots = wider;
    this.#first = first;
  }
}
