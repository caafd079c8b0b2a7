import type { LibraryActor } from '#lib/actor.ts';
import type { BenchInstance } from '../instance.ts';
import type { Figure, Note } from '../results.ts';

type Bench = {
  size: number;
  note: Note;
  /** All so far, for a section that measures several sizes. */
  figures: Figure[];
  /** The running server; begun when first asked for. */
  instance(): Promise<BenchInstance>;
  /** The library of `size` citations in it, or of another size. */
  library(size?: number): Promise<LibraryActor>;
};

/** One part of the bench: `npm run bench -- NAME`. */
export type Section = (bench: Bench) => Promise<void>;
