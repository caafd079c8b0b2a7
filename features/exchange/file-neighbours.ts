// More records with one thing in common than these tell nothing.
const mostAlike = 8;

/**
 * Which earlier records of a file have something in common with one, by keys: numbers in typed arrays, so that a file of any length needs little memory. Two keys
 * may be taken for one; whoever asks compares the records anyway.
 */
export class FileNeighbours {
  #hashes = new Uint32Array(1 << 12);
  #indexes = new Int32Array(1 << 12).fill(-1);
  #held = 0;

  /** Indexes of earlier records that share a key, the earliest first. Remembers the record for those to come. */
  add(index: number, keys: readonly string[]): number[] {
    const found = new Set<number>();
    for (const hash of new Set(keys.map(hashOf))) {
      const alike = this.#find(hash);
      if (alike.length < mostAlike) this.#put(hash, index);
      for (const other of alike) if (other !== index) found.add(other);
    }
    return [...found].sort((one, other) => one - other);
  }

  #find(hash: number): number[] {
    const found: number[] = [];
    const mask = this.#hashes.length - 1;
    for (let at = hash & mask; this.#indexes[at] !== -1; at = (at + 1) & mask) {
      if (this.#hashes[at] === hash) found.push(this.#indexes[at] ?? 0);
    }
    return found;
  }

  #put(hash: number, index: number): void {
    if (this.#held * 4 > this.#hashes.length * 3) this.#grow();
    const mask = this.#hashes.length - 1;
    let at = hash & mask;
    while (this.#indexes[at] !== -1) at = (at + 1) & mask;
    this.#hashes[at] = hash;
    this.#indexes[at] = index;
    this.#held++;
  }

  #grow(): void {
    const [hashes, indexes] = [this.#hashes, this.#indexes];
    this.#hashes = new Uint32Array(hashes.length * 2);
    this.#indexes = new Int32Array(indexes.length * 2).fill(-1);
    this.#held = 0;
    for (const [at, index] of indexes.entries()) if (index !== -1) this.#put(hashes[at] ?? 0, index);
  }
}

// FNV-1a
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
