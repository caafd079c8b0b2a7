import { settledMoment } from '#features/citations/queries/list-state.ts';
import { inLibraryAsOf } from '#features/libraries/queries/library-as-of.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { csvRow } from '#lib/formats/csv/csv-row.ts';
import { mapTable } from '../evidence-map.ts';
import { mapSvg } from '../map-svg.ts';
import type { MapExport } from '../schema.ts';
import { findMap } from './find-map.ts';

export type MapFile = { body: string; mediaType: string; findings: number };

/** The map as a file, under the name the library had; `findings`: how many results its cells count, each once a cell. */
export async function exportMap(viewer: LibraryActor, { format, ...query }: MapExport): Promise<MapFile> {
  const moment = query.asOf === null ? null : await settledMoment(query.asOf);
  const { library } = moment ? await inLibraryAsOf(viewer, moment) : viewer;
  const map = await findMap(viewer, { ...query, asOf: moment?.toISOString() ?? null });
  const findings = [...map.cells.values()].reduce((sum, cell) => sum + cell.findings + cell.notTested, 0);
  if (format === 'csv') return { body: mapTable(map).map(csvRow).join(''), mediaType: 'text/csv', findings };
  const title = `${library.name}: ${query.rows} by ${query.columns}`;
  return { body: mapSvg(map, title), mediaType: 'image/svg+xml', findings };
}
