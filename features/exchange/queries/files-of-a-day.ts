import { type CitationFilters, filtersToSearchParams } from '#features/citations/filters.ts';
import { requireFilters } from '#features/citations/queries/read-filters.ts';
import { claimExportQuery } from '#features/claims/export-options.ts';
import { exportClaim, exportClaims } from '#features/claims/queries/export-claims.ts';
import { listClaims, requireClaimFilters } from '#features/claims/queries/list-claims.ts';
import { exportMap } from '#features/evidence-map/queries/export-map.ts';
import { mapExportSchema } from '#features/evidence-map/schema.ts';
import { findingExportQuery } from '#features/findings/export-columns.ts';
import { writeCsv, writeJson } from '#features/findings/export-file.ts';
import { findingFiltersToSearchParams } from '#features/findings/filters.ts';
import { exportFindings } from '#features/findings/queries/export-findings.ts';
import { listFindings, requireFindingFilters } from '#features/findings/queries/list-findings.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { findFormat } from '#lib/formats/formats.ts';
import { parseInput } from '#lib/input.ts';
import { invalid } from '#lib/problem.ts';
import { bibliographyParameters, bibliographyQuery } from '../bibliography-options.ts';
import { exportQuery, optionsIn, withoutOptions } from '../export-options.ts';
import type { Manifest } from '../manifest.ts';
import { countMatching, exportRecords } from './export-records.ts';
import { findPrinting, printBibliography } from './print-bibliography.ts';

type Content = AsyncIterable<string | Uint8Array>;

/** A file as of a moment. Its address is `path?options&filters`. */
type FileOfADay = {
  path: string;
  options: URLSearchParams;
  filters: URLSearchParams;
  count: number;
  content: Content;
};

type Make = (viewer: LibraryActor, parameters: URLSearchParams, moment: string) => Promise<FileOfADay>;

/** What each kind of file is made of; `parameters` are those of its own address. */
export const filesOfADay: Readonly<Record<Manifest['of'], Make>> = {
  export: citations,
  bibliography,
  findings,
  claims,
  claim,
  map,
};

async function citations(viewer: LibraryActor, parameters: URLSearchParams, moment: string): Promise<FileOfADay> {
  const { format } = parseInput(exportQuery, optionsIn(parameters, ['format']));
  const write = findFormat(format)?.write;
  if (!write) throw new Error(`no writer for ${format}`);
  const filters = await citationFilters(viewer, withoutOptions(parameters, ['format']), moment);
  return {
    ...(await listed(viewer, filters)),
    ...{ path: 'export', options: new URLSearchParams({ format }), content: write(exportRecords(viewer, filters)) },
  };
}

async function bibliography(viewer: LibraryActor, parameters: URLSearchParams, moment: string): Promise<FileOfADay> {
  const options = parseInput(bibliographyQuery, optionsIn(parameters, bibliographyParameters));
  if (options.format === 'docx') throw neverTheSame('A Word file', 'html, text, markdown or rtf');
  const filters = await citationFilters(viewer, withoutOptions(parameters, bibliographyParameters), moment);
  // Named, so that the address prints the same when the library's usual style is another.
  const { style, locale } = await findPrinting(viewer, options, new Date(moment));
  const { body } = await printBibliography(viewer, filters, { ...options, style, locale });
  const { format, levels, title } = options;
  const named = { format, style, ...(locale && { locale }), ...(levels && { levels: '1' }), title };
  return {
    ...(await listed(viewer, filters)),
    ...{ path: 'bibliography', options: new URLSearchParams(named), content: once(body) },
  };
}

async function findings(viewer: LibraryActor, parameters: URLSearchParams, moment: string): Promise<FileOfADay> {
  const { format } = parseInput(findingExportQuery, optionsIn(parameters, ['format']));
  if (format === 'xlsx') throw neverTheSame('A workbook', 'csv or json');
  if (format === 'dictionary') {
    throw invalid('The data dictionary is of no day.', [{ pointer: '/format', detail: 'Ask for csv or json.' }]);
  }
  const asked = await requireFindingFilters(viewer, withoutOptions(parameters, ['format']));
  const filters = { ...asked, cursor: null, citations: { ...asked.citations, asOf: moment } };
  const records = exportFindings(viewer, filters);
  return {
    ...{ path: 'findings/export', options: new URLSearchParams({ format }) },
    filters: findingFiltersToSearchParams(filters),
    count: (await listFindings(viewer, { ...filters, limit: 1 })).total,
    content: format === 'csv' ? writeCsv(records) : writeJson(records),
  };
}

async function claims(viewer: LibraryActor, parameters: URLSearchParams, moment: string): Promise<FileOfADay> {
  const options = claimOptions(parameters);
  const filters = withoutOptions(parameters, ['format', 'style', 'cursor', 'limit']);
  filters.set('asOf', moment);
  const asked = requireClaimFilters(filters);
  const { body } = await exportClaims(viewer, asked, options);
  return {
    ...{ path: 'claims/export', options: addressOf(options), filters },
    ...{ count: (await listClaims(viewer, { ...asked, limit: 1 })).total, content: once(body) },
  };
}

async function claim(viewer: LibraryActor, parameters: URLSearchParams, moment: string): Promise<FileOfADay> {
  const options = claimOptions(parameters);
  const id = parameters.get('id') ?? '';
  const { body } = await exportClaim(viewer, id, { ...options, asOf: moment });
  return {
    ...{ path: `claims/${id}/export`, options: addressOf(options), filters: new URLSearchParams({ asOf: moment }) },
    ...{ count: 1, content: once(body) },
  };
}

function claimOptions(parameters: URLSearchParams) {
  const options = parseInput(claimExportQuery, optionsIn(parameters, ['format', 'style']));
  if (options.format === 'docx') throw neverTheSame('A Word file', 'html, markdown, json or csv');
  return options;
}

async function map(viewer: LibraryActor, parameters: URLSearchParams, moment: string): Promise<FileOfADay> {
  const { asOf, ...options } = parseInput(mapExportSchema, { ...Object.fromEntries(parameters), asOf: moment });
  const { body, findings: count } = await exportMap(viewer, { ...options, asOf });
  return {
    ...{ path: 'map/export', options: addressOf(options), filters: new URLSearchParams({ asOf: moment }) },
    ...{ count, content: once(body) },
  };
}

function addressOf(options: Record<string, string | undefined>): URLSearchParams {
  return new URLSearchParams(Object.entries(options).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

async function citationFilters(viewer: LibraryActor, parameters: URLSearchParams, asOf: string) {
  return { ...(await requireFilters(viewer, parameters)), asOf, cursor: null };
}

async function listed(viewer: LibraryActor, filters: CitationFilters) {
  return { filters: filtersToSearchParams(filters), count: await countMatching(viewer, filters) };
}

function neverTheSame(what: string, instead: string) {
  return invalid(`${what} carries the time it was made and is never the same twice.`, [
    { pointer: '/format', detail: `Ask for ${instead}.` },
  ]);
}

async function* once<Piece>(piece: Piece): AsyncGenerator<Piece> {
  yield piece;
}
