import { type ChainedEvent, chainHash, chainStart } from './hash-chain.ts';

/** The first link at which a chain does not hold. */
export type BrokenLink = { seq: string; reason: string };

/** Follows a chain event by event, in order; stops at the first broken link. */
export class ChainCheck {
  #seq = 0n;
  #hash = chainStart;
  broken: BrokenLink | null = null;

  get length(): bigint {
    return this.#seq;
  }

  add(event: ChainedEvent & { hash: string }): void {
    if (this.broken) return;
    const expected = String(this.#seq + 1n);
    const { hash, ...covered } = event;
    if (event.seq !== expected) this.#break(expected, `event ${expected} is missing`);
    else if (chainHash(this.#hash, covered) !== hash)
      this.#break(event.seq, `event ${event.seq} was changed after it was written`);
    this.#seq += 1n;
    this.#hash = hash;
  }

  /** The end the database remembers must be the end that was read: a shorter chain lost its last events. */
  end(head: { seq: bigint; hash: string }): void {
    if (this.broken) return;
    if (head.seq !== this.#seq)
      this.#break(String(this.#seq + 1n), `the chain ends at ${this.#seq}, but ${head.seq} events were written`);
    else if (head.hash !== this.#hash)
      this.#break(String(head.seq), 'the remembered end of the chain is not its last link');
  }

  #break(seq: string, reason: string): void {
    this.broken = { seq, reason };
  }
}
