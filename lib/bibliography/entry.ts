/** Words of one look. `href` is an https address. */
export type Run = {
  text: string;
  italic?: true;
  bold?: true;
  smallCaps?: true;
  underline?: true;
  position?: 'sup' | 'sub';
  href?: string;
};

/** `left-margin` holds the number of an entry and `right-inline` the rest, beside it; `block` and `indent` begin a line. */
export type BlockKind = 'inline' | 'left-margin' | 'right-inline' | 'block' | 'indent';
export type Block = { kind: BlockKind; runs: Run[] };

export type Entry = { id: string; blocks: Block[]; annotation?: string };

export type Layout = {
  /** The first line starts further left than the others. */
  hangingIndent: boolean;
  /** Numbers stand in a column (`flush`), or out in the margin. */
  secondFieldAlign: 'flush' | 'margin' | null;
  /** 1 single, 2 double. */
  lineSpacing: number;
  /** Empty lines between entries. */
  entrySpacing: number;
};

export type Section = { heading: string | null; entries: Entry[] };

export type Bibliography = { locale: string; layout: Layout; sections: Section[]; omitted: string[] };

export function plainRuns(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}

/** Characters of the widest number in the left margin. */
export function marginWidth({ sections }: Bibliography): number {
  const blocks = sections.flatMap(({ entries }) => entries.flatMap((entry) => entry.blocks));
  return blocks.reduce((widest, { kind, runs }) => {
    return kind === 'left-margin' ? Math.max(widest, plainRuns(runs).length) : widest;
  }, 0);
}

/** How far the lines of an entry are indented behind its first one, in twips: 1440 an inch. */
export function hangingTwips(bibliography: Bibliography): number {
  const { secondFieldAlign, hangingIndent } = bibliography.layout;
  if (secondFieldAlign) return Math.max(480, marginWidth(bibliography) * 130 + 180);
  return hangingIndent ? 720 : 0;
}
