import { createHash } from 'node:crypto';
import { LatestUsed } from '#lib/latest-used.ts';
import type { Block } from './entry.ts';

/** Entries printed before, by all that they hang on. */
export type KnownEntries = { get(key: string): Block[] | undefined; set(key: string, blocks: Block[]): void };

/** Keeps entries of any number of styles and languages, those used last, up to about so many bytes. */
export class EntryMemory {
  readonly #kept: LatestUsed<Block[]>;

  constructor(mostBytes: number) {
    this.#kept = new LatestUsed(mostBytes);
  }

  /** The entries of one style, at its version, in one language. */
  of(style: string): KnownEntries {
    const hashed = (key: string) => createHash('sha256').update(`${style}\n${key}`).digest('base64url');
    return {
      get: (key) => this.#kept.get(hashed(key)),
      set: (key, blocks) => this.#kept.set(hashed(key), blocks, sizeOf(blocks)),
    };
  }
}

function sizeOf(blocks: readonly Block[]): number {
  const runs = blocks.flatMap((block) => block.runs);
  return runs.reduce((total, { text, href = '' }) => total + 2 * (text.length + href.length) + 100, 200);
}
