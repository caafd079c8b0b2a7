import type { CslNode } from './csl-tree.ts';
import type { BibliographyFormat, ShownBibliography } from './print.ts';
import type { Order, Progress } from './processor.ts';

/** Where a thread finds the style: in a file of the package, or here, when it was uploaded. */
export type StyleSource = { key: string; defaultLocale: string } & ({ id: string; asset: string } | { tree: CslNode });

export type Job = Order & {
  /** Tells bibliographies apart whatever format they are printed in. */
  key: string;
  style: StyleSource;
  /** Null for the style's own language. */
  locale: string | null;
  title: string;
  output: BibliographyFormat | 'shown';
};

export type Answer = { shown: ShownBibliography } | { body: string | Uint8Array } | { failure: string };

/** What a thread says before it answers. */
export type Told = { progress: Progress };

/** The style's own language is another thing than the same language asked for: it yields to the style's own terms. */
export function languageKey(style: StyleSource, locale: string | null): string {
  return locale ?? `own:${style.defaultLocale}`;
}
