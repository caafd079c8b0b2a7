import { type LevelFilter, levelMark } from '#features/evidence/evidence-level.ts';
import { findingsInWords } from './findings-in-words.ts';

/** How the findings of a cell point, taken together. */
export type Leaning = 'supports' | 'contradicts' | 'no effect' | 'mixed' | 'inconclusive';

/** What meets in one cell: accepted findings that measured something, by direction, and those that say nobody tested it. */
export type MapCell = {
  findings: number;
  best: LevelFilter | null;
  directions: { supports: number; contradicts: number; noEffect: number };
  notTested: number;
};

export type MapLine = { tag: string; name: string };
export type EvidenceMap = { rows: MapLine[]; columns: MapLine[]; cells: ReadonlyMap<string, MapCell> };

/** The key of a cell in `EvidenceMap.cells`. */
export const cellKey = (row: string, column: string) => `${row} ${column}`;

/** One word for a cell: its only direction, `mixed` when two meet, `inconclusive` when none is clear. */
export function leaning({ directions: { supports, contradicts, noEffect } }: MapCell): Leaning {
  const present: Leaning[] = [];
  if (supports > 0) present.push('supports');
  if (contradicts > 0) present.push('contradicts');
  if (noEffect > 0) present.push('no effect');
  return present.length > 1 ? 'mixed' : (present[0] ?? 'inconclusive');
}

/** What a reader hears of a cell. */
export function cellInWords(cell: MapCell | undefined): string {
  if (!cell || (cell.findings === 0 && cell.notTested === 0)) return 'Nothing in the library';
  if (cell.findings === 0) return 'Not tested';
  return findingsInWords(cell.findings, cell.best ? levelMark(cell.best) : '', leaning(cell));
}

/** The map as rows of a table, its head first: one line for each cell that is not empty. */
export function mapTable(map: EvidenceMap): string[][] {
  const head = ['row', 'column', 'findings', 'best_level', 'supports', 'contradicts', 'no_effect', 'not_tested'];
  const lines = map.rows.flatMap((row) =>
    map.columns.flatMap((column) => {
      const cell = map.cells.get(cellKey(row.tag, column.tag));
      if (!cell) return [];
      const { supports, contradicts, noEffect } = cell.directions;
      const best = cell.best ? `${cell.best.scheme}:${cell.best.code}` : '';
      return [[row.tag, column.tag, cell.findings, best, supports, contradicts, noEffect, cell.notTested].map(String)];
    }),
  );
  return [head, ...lines];
}
