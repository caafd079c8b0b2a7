const quoted = (cell: string) => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** One row of RFC 4180, with its line ending. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

/** A cell for a spreadsheet, which would run a text that begins like a formula. A sign by itself is none. */
export function guardedCell(cell: string | number | boolean | null): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell);
  return cell.length > 1 && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
