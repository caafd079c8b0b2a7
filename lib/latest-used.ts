/** Keeps what was used last, up to a total size in whatever unit the caller measures. */
export class LatestUsed<Value> {
  readonly #kept = new Map<string, { value: Value; size: number }>();
  readonly #limit: number;
  #total = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: string): Value | undefined {
    const found = this.#kept.get(key);
    if (!found) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, found);
    return found.value;
  }

  set(key: string, value: Value, size = 1): void {
    this.delete(key);
    if (size > this.#limit) return;
    this.#kept.set(key, { value, size });
    this.#total += size;
    for (const oldest of this.#kept.keys()) {
      if (this.#total <= this.#limit) break;
      this.delete(oldest);
    }
  }

  keys(): Iterable<string> {
    return this.#kept.keys();
  }

  *values(): Iterable<Value> {
    for (const { value } of this.#kept.values()) yield value;
  }

  delete(key: string): void {
    this.#total -= this.#kept.get(key)?.size ?? 0;
    this.#kept.delete(key);
  }
}
