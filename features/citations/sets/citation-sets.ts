import { TypedFastBitSet } from 'typedfastbitset';
import { LatestUsed } from '#lib/latest-used.ts';
import { Slots } from './slots.ts';

/** Citations by their slots. */
export type CitationSet = TypedFastBitSet;
/** Ordinals of the citations that have something, as `int4send` writes them one after the other. */
export type NamedOrdinals = { name: string; ordinals: Uint8Array };
/** Citations in rising order of a column; the last `unknown` of them have no value in it. Those that changed since are anywhere. */
export type SortedSlots = { slots: Int32Array; unknown: number; changed: CitationSet };
/** Citations for which a condition of SQL held, and those that changed since it was asked. */
export type AskedSet = { members: CitationSet; changed: CitationSet };

const mostAsked = 400;
const mostUnions = 500;

/**
 * What is common to citations of a library, as sets of bits: a filter is an AND over them, a count how many bits are left. Names are
 * `all`, `active`, `tagged`, `rated`, `has doi`, `term ID`, `type TYPE`, `year 2016`, `level SCHEME:CODE`. Terms are those a citation carries itself.
 */
export class CitationSets {
  readonly slots = new Slots();
  /** By the column of the order. */
  readonly orders = new Map<string, SortedSlots>();
  /** By the SQL of the condition. */
  readonly asked = new LatestUsed<AskedSet>(mostAsked);
  readonly #named = new Map<string, CitationSet>();
  readonly #watching = new Set<CitationSet>();
  /** Unions of named sets, while nothing changes. */
  #unions = new LatestUsed<CitationSet>(mostUnions);

  constructor(named: readonly NamedOrdinals[]) {
    this.#add(named);
  }

  get(name: string): CitationSet {
    return this.#named.get(name) ?? nothing;
  }

  /** Names that begin so, without the beginning. */
  *namesAfter(beginning: string): Iterable<string> {
    for (const name of this.#named.keys()) if (name.startsWith(beginning)) yield name.slice(beginning.length);
  }

  /** Citations in any of the named sets. Not to be changed. */
  anyOf(names: readonly string[]): CitationSet {
    const [first, ...others] = names;
    if (first === undefined || others.length === 0) return this.get(first ?? '');
    const key = names.join('\n');
    const known = this.#unions.get(key) ?? union(names.map((name) => this.get(name)));
    this.#unions.set(key, known);
    return known;
  }

  /** A set of these ordinals; those without a slot get one, as they are of this library. */
  of(ordinals: Uint8Array): CitationSet {
    return this.#addTo(TypedFastBitSet.fromWords(new Uint32Array((this.slots.count + 31) >>> 5)), ordinals);
  }

  /** Puts what is so now in place of what was known of the changed citations. */
  change(changed: readonly number[], now: readonly NamedOrdinals[]): void {
    const slots = changed.map((ordinal) => this.slots.take(ordinal));
    for (const members of this.#named.values()) {
      for (const slot of slots) if (members.has(slot)) members.remove(slot);
    }
    this.#add(now);
    this.#unions = new LatestUsed(mostUnions);
    for (const { changed } of [...this.orders.values(), ...this.asked.values()]) addAll(changed, slots);
    for (const watched of this.#watching) addAll(watched, slots);
  }

  /** Collects what changes while something is read that is to be kept in `orders` or `asked` before it ends. */
  async whileReading<Result>(read: (changed: CitationSet) => Promise<Result>): Promise<Result> {
    const changed = new TypedFastBitSet();
    this.#watching.add(changed);
    try {
      return await read(changed);
    } finally {
      this.#watching.delete(changed);
    }
  }

  #add(named: readonly NamedOrdinals[]): void {
    for (const { name, ordinals } of named) {
      const known = this.#named.get(name);
      if (known) this.#addTo(known, ordinals);
      else this.#named.set(name, this.of(ordinals));
    }
  }

  #addTo(members: CitationSet, ordinals: Uint8Array): CitationSet {
    for (const ordinal of eachOrdinal(ordinals)) members.add(this.slots.take(ordinal));
    return members;
  }
}

const nothing: CitationSet = new TypedFastBitSet();

/** What `int4send` wrote. */
export function eachOrdinal(bytes: Uint8Array): Int32Array {
  const swapped = Buffer.from(bytes).swap32();
  return new Int32Array(swapped.buffer, swapped.byteOffset, swapped.length / 4);
}

function addAll(members: CitationSet, slots: readonly number[]): void {
  for (const slot of slots) members.add(slot);
}

function union(sets: readonly CitationSet[]): CitationSet {
  const all = new TypedFastBitSet();
  for (const members of sets) all.union(members);
  return all;
}
