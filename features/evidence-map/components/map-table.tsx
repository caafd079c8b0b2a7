import { DotKey } from '#components/dot-track.tsx';
import { levelMark } from '#features/evidence/evidence-level.ts';
import { staticMarkup } from '#lib/static-markup.ts';
import { cellHref, tagFilter } from '../cell-href.ts';
import {
  cellInWords,
  cellKey,
  type EvidenceMap,
  type Leaning,
  leaning,
  type MapCell,
  type MapLine,
} from '../evidence-map.ts';
import { leaningMarks } from '../leaning-marks.ts';

type Props = { map: EvidenceMap; caption: string /** Address of the list of findings. */; findings: string };

/** The map as a table: each cell a link to its findings, its shape their direction, with its best level. */
export function MapTable({ map, caption, findings }: Props) {
  const columnFilters = map.columns.map(({ tag }) => tagFilter(tag));
  const body = staticMarkup(map.rows.map((row) => rowOf(row, map, columnFilters, findings)));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-frame map-frame" tabIndex={0} aria-label={caption}>
      <table className="map-table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <td />
            {map.columns.map(({ tag, name }) => (
              <th key={tag} scope="col">
                <span>{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        {/* Thousands of cells that are only read; their shapes are drawn by the style sheet. */}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made of components, which escape */}
        <tbody dangerouslySetInnerHTML={{ __html: body }} />
      </table>
    </section>
  );
}

function rowOf(row: MapLine, map: EvidenceMap, columnFilters: readonly string[], findings: string) {
  const rowFilter = tagFilter(row.tag);
  return (
    <tr key={row.tag}>
      <th scope="row">{row.name}</th>
      {map.columns.map((column, at) => (
        <td key={column.tag}>
          <CellContent
            cell={map.cells.get(cellKey(row.tag, column.tag))}
            href={`${findings}?${cellHref(rowFilter, columnFilters[at] ?? '')}`}
            named={`${row.name}, ${column.name}`}
          />
        </td>
      ))}
    </tr>
  );
}

function CellContent({ cell, href, named }: { cell: MapCell | undefined; href: string; named: string }) {
  // An empty cell says so by itself; the legend says what it means.
  if (!cell) return null;
  if (cell.findings === 0) {
    return (
      <a href={href} className="map-cell italic" data-soft>
        <span className="sr-only">{named}: </span>not tested
      </a>
    );
  }
  const kind = leaning(cell);
  return (
    <a
      href={href}
      className="map-cell"
      data-shape={kind}
      data-tone={leaningMarks[kind].tone}
      title={`${named}: ${cellInWords(cell)}`}
      data-soft
    >
      <strong aria-hidden="true">{cell.findings}</strong>
      {cell.best && (
        <span className="map-level" aria-hidden="true">
          {levelMark(cell.best)}
        </span>
      )}
    </a>
  );
}

/** What each shape of the map stands for. */
export function MapLegend() {
  return (
    <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-ink-soft text-sm">
      {(Object.keys(leaningMarks) as Leaning[]).map((kind) => (
        <li key={kind} className="flex items-center gap-1.5">
          <span className={leaningMarks[kind].turned ? 'rotate-180' : undefined}>
            <DotKey {...leaningMarks[kind]} hollow={kind === 'inconclusive'} />
          </span>
          {kind}
        </li>
      ))}
      <li>
        <em>not tested</em>: recorded so
      </li>
      <li>empty: nothing in the library</li>
    </ul>
  );
}
