import { escapeMarkup } from '#lib/static-markup.ts';
import { cellHref, tagFilter } from './cell-href.ts';
import type { MapLine } from './evidence-map.ts';
import { findingsInWords } from './findings-in-words.ts';

/** Rows and columns of a map, and its cells as `packCells` gives them. */
export type PackedMap = { rows: readonly MapLine[]; columns: readonly MapLine[]; cells: string };

/**
 * The rows of the map as HTML, each cell a link to its findings. Thousands of cells are written as text, as making elements of them first takes
 * many times as long; their shapes are drawn by the style sheet.
 */
export function mapBody({ rows, columns, cells }: PackedMap, findings: string, more = ''): string {
  const lines = cells.split('\n');
  const heads = columns.map(({ tag, name }) => ({ name: escapeMarkup(name), filter: tagFilter(tag) }));
  return rows
    .map((row, at) => {
      const head = { name: escapeMarkup(row.name), filter: tagFilter(row.tag) };
      // An empty cell says so by itself; the legend says what it means.
      const content = heads.map(() => '<td></td>');
      for (const cell of (lines[at] ?? '').split('|')) {
        const [place, count, mark = '', leaning = ''] = cell.split('\t');
        const column = heads[Number(place)];
        if (!column || count === undefined) continue;
        const href = escapeMarkup(`${findings}?${cellHref(head.filter, column.filter, ...(more ? [more] : []))}`);
        const named = `${head.name}, ${column.name}`;
        content[Number(place)] = `<td>${cellMarkup({ count: Number(count), mark, leaning }, href, named)}</td>`;
      }
      return `<tr><th scope='row'>${head.name}</th>${content.join('')}</tr>`;
    })
    .join('');
}

type Packed = { count: number; mark: string; leaning: string };

function cellMarkup({ count, mark, leaning }: Packed, href: string, named: string): string {
  if (count === 0) return `<a href='${href}' data-soft><i><span class='sr-only'>${named}: </span>not tested</i></a>`;
  const level = mark && `<small aria-hidden='true'>${mark}</small>`;
  const title = `${named}: ${findingsInWords(count, mark, leaning)}`;
  return `<a href='${href}' title='${title}' data-shape='${leaning}' data-soft><b aria-hidden='true'>${count}</b>${level}</a>`;
}
