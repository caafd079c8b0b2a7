import { createHash } from 'node:crypto';
import type { CitationFilters } from '#features/citations/filters.ts';
import { filtersToSearchParams } from '#features/citations/filters.ts';
import { settledMoment } from '#features/citations/queries/list-state.ts';
import { requireFilters } from '#features/citations/queries/read-filters.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { findFormat } from '#lib/formats/formats.ts';
import { parseInput } from '#lib/input.ts';
import { authorise } from '#lib/permissions.ts';
import { invalid } from '#lib/problem.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { bibliographyParameters, bibliographyQuery } from '../bibliography-options.ts';
import { exportQuery, withoutOptions } from '../export-options.ts';
import { type Manifest, manifestQuery } from '../manifest.ts';
import { countMatching, exportRecords } from './export-records.ts';
import { findPrinting, printBibliography } from './print-bibliography.ts';

type File = { options: URLSearchParams; content: AsyncIterable<string | Uint8Array> };

/** Makes the file an address with `asOf` gives, and says what it is: filter, instant, number of citations, SHA-256, version. */
export async function makeManifest(viewer: LibraryActor, parameters: URLSearchParams): Promise<Manifest> {
  authorise(viewer, 'citation.export');
  const { of } = parseInput(manifestQuery, { of: parameters.get('of') ?? undefined });
  const asked = await requireFilters(viewer, withoutOptions(parameters, ['of', ...bibliographyParameters]));
  if (asked.asOf === null) {
    throw invalid('A manifest is of a day.', [{ pointer: '/asOf', detail: 'Give a date, as in 2026-03-31.' }]);
  }
  const asOf = (await settledMoment(asked.asOf)).toISOString();
  const filters = { ...asked, asOf, cursor: null };
  const [{ options, content }, count] = await Promise.all([
    of === 'export' ? exported(viewer, filters, parameters) : printed(viewer, filters, parameters),
    countMatching(viewer, filters),
  ]);
  const hash = createHash('sha256');
  let byteSize = 0;
  for await (const piece of content) {
    hash.update(piece);
    byteSize += typeof piece === 'string' ? Buffer.byteLength(piece) : piece.length;
  }
  const address = `/api/v1/libraries/${viewer.library.slug}/${of}?${options}&${filtersToSearchParams(filters)}`;
  const filter = String(filtersToSearchParams({ ...filters, asOf: null }));
  const { slug: library } = viewer.library;
  return {
    library,
    of,
    address,
    filter,
    asOf,
    count,
    byteSize,
    sha256: hash.digest('hex'),
    version: packageJson.version,
  };
}

async function exported(viewer: LibraryActor, filters: CitationFilters, parameters: URLSearchParams): Promise<File> {
  const { format: name } = parseInput(exportQuery, { format: parameters.get('format') ?? undefined });
  const write = findFormat(name)?.write;
  if (!write) throw new Error(`no writer for ${name}`);
  return { options: new URLSearchParams({ format: name }), content: write(exportRecords(viewer, filters)) };
}

async function printed(viewer: LibraryActor, filters: CitationFilters, parameters: URLSearchParams): Promise<File> {
  const given = bibliographyParameters.flatMap((name) => (parameters.has(name) ? [[name, parameters.get(name)]] : []));
  const options = parseInput(bibliographyQuery, Object.fromEntries(given));
  if (options.format === 'docx') {
    throw invalid('A Word file carries the time it was made and is never the same twice.', [
      { pointer: '/format', detail: 'Ask for html, text, markdown or rtf.' },
    ]);
  }
  // Named, so that the address prints the same when the library's usual style is another.
  const { style, locale } = await findPrinting(viewer, options, new Date(filters.asOf ?? ''));
  const { body } = await printBibliography(viewer, filters, { ...options, style, locale });
  const { format, levels, title } = options;
  const named = { format, style, ...(locale && { locale }), ...(levels && { levels: '1' }), title };
  return { options: new URLSearchParams(named), content: once(body) };
}

async function* once<Piece>(piece: Piece): AsyncGenerator<Piece> {
  yield piece;
}
