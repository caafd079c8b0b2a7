const firstRoom = 4096;
const mostFull = 0.8;

/**
 * Which keys have been met. Of each two numbers of 32 bits are kept, a tenth of the memory of a text in a Set; that two different keys of a
 * file of a million have the same is less likely than one in ten million.
 */
export class SeenKeys {
  #numbers = new Uint32Array(2 * firstRoom);
  #count = 0;

  /** Whether this key had come before. */
  meet(key: string): boolean {
    let left = 0x9e3779b9;
    let right = 0x85ebca6b;
    for (let at = 0; at < key.length; at++) {
      const unit = key.charCodeAt(at);
      left = Math.imul(left ^ unit, 0x9e3779b1);
      right = Math.imul(right ^ unit, 0x5f356495);
      left ^= right >>> 15;
    }
    left = Math.imul(left ^ (left >>> 16), 0x85ebca6b);
    left ^= left >>> 13;
    // Zero means that a place is free.
    if (!this.#put(left >>> 0 || 1, right >>> 0)) return true;
    this.#count++;
    if (this.#count > (mostFull * this.#numbers.length) / 2) this.#grow();
    return false;
  }

  #put(left: number, right: number): boolean {
    const numbers = this.#numbers;
    const last = numbers.length - 2;
    let at = (left * 2) & last;
    while (numbers[at] !== 0) {
      if (numbers[at] === left && numbers[at + 1] === right) return false;
      at = (at + 2) & last;
    }
    numbers[at] = left;
    numbers[at + 1] = right;
    return true;
  }

  #grow() {
    const old = this.#numbers;
    this.#numbers = new Uint32Array(2 * old.length);
    for (let at = 0; at < old.length; at += 2) {
      const [left = 0, right = 0] = [old[at], old[at + 1]];
      if (left !== 0) this.#put(left, right);
    }
    // At once, not when memory is next looked through.
    old.buffer.transfer(0);
  }
}
