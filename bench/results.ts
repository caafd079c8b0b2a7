import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';

/** One figure. */
export type Figure = {
  section: string;
  name: string;
  /** Citations in the library, records in the file. */
  size: number;
  value: number;
  unit: string;
  /** Of times: the value is the median. */
  p95?: number;
  /** The same work by something else in the same run. `ratio` is value / its value. */
  rival?: { name: string; value: number; ratio: number };
  /** What it is held to, of the p95 where it says so. */
  budget?: { limit: number; kind: 'most' | 'least'; of: 'value' | 'p95' | 'ratio'; holds: boolean };
  note?: string;
};

type Draft = Omit<Figure, 'section' | 'size' | 'rival' | 'budget'> & {
  rival?: { name: string; value: number };
  most?: number;
  least?: number;
  /** What the budget is of. */
  of?: 'value' | 'p95' | 'ratio';
};

/** Takes figures of a section as they come, and prints each. */
export type Note = (draft: Draft) => void;

export function noteIn(figures: Figure[], section: string, size: number): Note {
  return ({ rival, most, least, of = 'value', ...draft }) => {
    const compared = rival && { ...rival, ratio: draft.value / rival.value };
    const figure: Figure = { section, size, ...draft, ...(compared && { rival: compared }) };
    const limit = most ?? least;
    if (limit !== undefined) {
      const held = { value: draft.value, p95: draft.p95 ?? Number.NaN, ratio: compared?.ratio ?? Number.NaN }[of];
      const kind = most === undefined ? 'least' : 'most';
      figure.budget = { limit, kind, of, holds: kind === 'most' ? held <= limit : held >= limit };
    }
    figures.push(figure);
    process.stdout.write(`${line(figure)}\n`);
  };
}

function line({ section, name, size, value, unit, p95, rival, budget, note }: Figure): string {
  const parts = [
    section.padEnd(12),
    name.padEnd(44),
    String(size).padStart(8),
    short(value).padStart(10),
    unit.padEnd(10),
    p95 === undefined ? ''.padEnd(12) : `p95 ${short(p95)}`.padEnd(12),
    rival ? `${short(rival.ratio)} × ${rival.name} (${short(rival.value)})` : '',
    budget
      ? `${budget.holds ? 'holds' : 'MISSES'} ${budget.of === 'value' ? '' : `${budget.of} `}${budget.kind === 'most' ? '≤' : '≥'} ${budget.limit}`
      : '',
    note ?? '',
  ];
  return parts
    .filter((part, index) => index < 6 || part !== '')
    .join('  ')
    .trimEnd();
}

function short(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** Writes the figures beside those of sections and sizes that were not run this time. */
export async function writeResults(path: string, figures: Figure[]): Promise<void> {
  const earlier: Figure[] = await readFile(path, 'utf8').then(
    (text) => JSON.parse(text).figures,
    () => [],
  );
  const isNew = ({ section, size }: Figure) => figures.some((each) => each.section === section && each.size === size);
  const all = [...earlier.filter((figure) => !isNew(figure)), ...figures];
  const machine = {
    processor: cpus()[0]?.model ?? '',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    loadAverage: loadavg().map((load) => Number(load.toFixed(2))),
  };
  await mkdir('bench', { recursive: true });
  await writeFile(path, `${JSON.stringify({ at: new Date().toISOString(), machine, figures: all }, null, 2)}\n`);
}
