// With apostrophes of its own before the sign, so that what was guarded can be told apart.
const likeFormula = /^'*[=+\-@\t\r]/;

const quoted = (cell: string) => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** One row of RFC 4180, with its line ending. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

/** A cell for a spreadsheet, which would run a text that begins like a formula. A sign by itself is none. */
export function guardedCell(cell: string | number | boolean | null): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell);
  return cell.length > 1 && likeFormula.test(cell) ? `'${cell}` : cell;
}

/** The cell as it was before `guardedCell`. */
export function unguardedCell(cell: string): string {
  const inner = cell.slice(1);
  return cell.startsWith("'") && inner.length > 1 && likeFormula.test(inner) ? inner : cell;
}
