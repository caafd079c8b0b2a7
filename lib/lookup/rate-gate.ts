import { setTimeout as sleep } from 'node:timers/promises';

/** What a service allows: so many requests begun in a time, so many on their way at once. */
export type Rate = { requests: number; perMs: number; atOnce: number };

/** Lets requests pass no faster than a rate, in the order they came. */
export class RateGate {
  #gapMs: number;
  readonly #atOnce: number;
  #under = 0;
  #nextAt = 0;
  readonly #waiting: (() => void)[] = [];

  constructor({ requests, perMs, atOnce }: Rate) {
    this.#gapMs = perMs / requests;
    this.#atOnce = atOnce;
  }

  /** Does the work when its turn comes; a signal that aborts gives the turn to the next. */
  async pass<Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    if (this.#under >= this.#atOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#under++;
    try {
      signal?.throwIfAborted();
      const now = Date.now();
      const at = Math.max(now, this.#nextAt);
      this.#nextAt = at + this.#gapMs;
      if (at > now) await sleep(at - now, undefined, { signal });
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#under--;
    }
  }

  /** The service has asked to be left alone for a while: everybody waits. */
  rest(ms: number): void {
    this.#nextAt = Math.max(this.#nextAt, Date.now() + ms);
  }

  /** The service has said a lower rate than the one known. */
  slowTo(requests: number, perMs: number): void {
    if (requests > 0 && perMs > 0) this.#gapMs = Math.max(this.#gapMs, perMs / requests);
  }
}
