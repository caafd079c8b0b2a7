import { type Block, type BlockKind, plainRuns, type Run } from './entry.ts';
import { webAddress } from './web-address.ts';

/*
 * citeproc-js writes strings. Ours carry the look of the words as single characters of a private area, which are taken out of
 * everything a record or style brings, so that nothing in a title can pass for markup.
 */
type Look = Omit<Run, 'text'>;

const looks = {
  italic: { italic: true },
  upright: { italic: undefined },
  bold: { bold: true },
  light: { bold: undefined },
  smallCaps: { smallCaps: true },
  noCaps: { smallCaps: undefined },
  underline: { underline: true },
  plain: { underline: undefined },
  sup: { position: 'sup' },
  sub: { position: 'sub' },
  baseline: { position: undefined },
} satisfies Record<string, Look>;

const displays = { margin: 'left-margin', right: 'right-inline', block: 'block', indent: 'indent' } as const;

export type Mark = keyof typeof looks | keyof typeof displays | 'link' | 'id';

const marks = [...Object.keys(looks), ...Object.keys(displays), 'link', 'id'] as Mark[];
const FIRST = 0xe000;
const END = '\ue01f';

export function withoutMarks(text: string): string {
  return text.replace(/[\ue000-\ue01f]/g, '');
}

export function mark(kind: Mark, text: string): string {
  return String.fromCharCode(FIRST + marks.indexOf(kind)) + text + END;
}

type Place = { look: Look; block: BlockKind; kind?: Mark; linkFrom?: { block: number; run: number } };

/** Takes marked text apart into its entry's id, when it has one, and blocks of runs. */
export function readMarked(text: string): { id: string | null; blocks: Block[] } {
  const blocks: Block[] = [];
  const open: Place[] = [];
  let place: Place = { look: {}, block: 'inline' };
  let id: string | null = null;
  for (const piece of text.split(/([\ue000-\ue01f])/)) {
    const kind = piece.length === 1 ? marks[piece.charCodeAt(0) - FIRST] : undefined;
    if (kind) {
      open.push(place);
      place = enter(place, kind, blocks);
    } else if (piece === END) {
      if (place.linkFrom) link(blocks, place.linkFrom);
      place = open.pop() ?? place;
    } else if (place.kind === 'id') {
      id = piece;
    } else if (piece) {
      if (blocks.at(-1)?.kind !== place.block) blocks.push({ kind: place.block, runs: [] });
      blocks.at(-1)?.runs.push({ text: piece, ...place.look });
    }
  }
  return { id, blocks: blocks.map(tidy).filter(({ runs }) => runs.length > 0) };
}

function enter({ look, block }: Place, kind: Mark, blocks: Block[]): Place {
  if (kind in displays) {
    const display = displays[kind as keyof typeof displays];
    blocks.push({ kind: display, runs: [] });
    return { look, block: display, kind };
  }
  if (kind in looks) return { look: { ...look, ...looks[kind as keyof typeof looks] }, block, kind };
  if (kind === 'id') return { look, block, kind };
  const at = blocks.at(-1)?.kind === block ? blocks.length - 1 : blocks.length;
  return { look, block, kind, linkFrom: { block: at, run: blocks[at]?.runs.length ?? 0 } };
}

function link(blocks: Block[], from: { block: number; run: number }): void {
  const runs = blocks[from.block]?.runs.slice(from.run) ?? [];
  const href = webAddress(plainRuns(runs));
  if (href) for (const run of runs) run.href = href;
}

function tidy({ kind, runs }: Block): Block {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (last && sameLook(last, run)) last.text += run.text;
    else merged.push(run);
  }
  const [first, last] = [merged[0], merged.at(-1)];
  if (first) first.text = first.text.trimStart();
  if (last) last.text = last.text.trimEnd();
  return { kind, runs: merged.filter(({ text }) => text !== '') };
}

function sameLook(a: Run, b: Run): boolean {
  return (['italic', 'bold', 'smallCaps', 'underline', 'position', 'href'] as const).every((key) => a[key] === b[key]);
}
