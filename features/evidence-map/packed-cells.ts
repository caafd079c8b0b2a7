import { levelMark } from '#features/evidence/evidence-level.ts';
import { cellKey, type EvidenceMap, leaning } from './evidence-map.ts';

/**
 * The cells of a map for the browser: a line for each row, in it `column findings mark leaning` of each cell that is not empty. React carries what the
 * browser gets beside the page's HTML, and a cell is a tenth of its markup so.
 */
export function packCells({ rows, columns, cells }: EvidenceMap): string {
  const lines = rows.map((row) =>
    columns.flatMap((column, at) => {
      const cell = cells.get(cellKey(row.tag, column.tag));
      return cell ? [[at, cell.findings, cell.best ? levelMark(cell.best) : '', leaning(cell)].join('\t')] : [];
    }),
  );
  return lines.map((line) => line.join('|')).join('\n');
}
