import { levelMark } from '#features/evidence/evidence-level.ts';
import { escapeMarkup } from '#lib/static-markup.ts';
import { cellHref, tagFilter } from './cell-href.ts';
import { cellInWords, cellKey, type EvidenceMap, leaning, type MapCell } from './evidence-map.ts';

/**
 * The rows of the map as HTML, each cell a link to its findings. Thousands of cells are written as text, as making elements of them first takes
 * many times as long; their shapes are drawn by the style sheet.
 */
export function mapBody({ rows, columns, cells }: EvidenceMap, findings: string): string {
  const heads = columns.map(({ tag, name }) => ({ tag, name: escapeMarkup(name), filter: tagFilter(tag) }));
  const lines = rows.map((row) => {
    const [name, filter] = [escapeMarkup(row.name), tagFilter(row.tag)];
    const content = heads.map((column) => {
      // An empty cell says so by itself; the legend says what it means.
      const cell = cells.get(cellKey(row.tag, column.tag));
      if (!cell) return '<td></td>';
      const href = escapeMarkup(`${findings}?${cellHref(filter, column.filter)}`);
      return `<td>${cellMarkup(cell, href, `${name}, ${column.name}`)}</td>`;
    });
    return `<tr><th scope='row'>${name}</th>${content.join('')}</tr>`;
  });
  return lines.join('');
}

function cellMarkup(cell: MapCell, href: string, named: string): string {
  if (cell.findings === 0)
    return `<a href='${href}' data-soft><i><span class='sr-only'>${named}: </span>not tested</i></a>`;
  const level = cell.best ? `<small aria-hidden='true'>${levelMark(cell.best)}</small>` : '';
  const title = `${named}: ${escapeMarkup(cellInWords(cell))}`;
  return `<a href='${href}' title='${title}' data-shape='${leaning(cell)}' data-soft><b aria-hidden='true'>${cell.findings}</b>${level}</a>`;
}
