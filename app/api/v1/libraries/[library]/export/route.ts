import { requireFilters } from '#features/citations/queries/read-filters.ts';
import { exportQuery, withManifest, withoutOptions } from '#features/exchange/export-options.ts';
import { exportRecords } from '#features/exchange/queries/export-records.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { fileResponse, streamOf } from '#lib/file-response.ts';
import { findFormat } from '#lib/formats/formats.ts';
import { parseInput } from '#lib/input.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

/** The list as a file, streamed. */
export const GET = libraryRoute(async (viewer, request) => {
  const parameters = new URL(request.url).searchParams;
  const { format: name } = parseInput(exportQuery, { format: parameters.get('format') ?? undefined });
  const filters = await requireFilters(viewer, withoutOptions(parameters, ['format']));
  const format = findFormat(name);
  if (!format?.write) throw new Error(`no writer for ${name}`);
  const text = format.write(exportRecords(viewer, filters, format.name));
  const response = fileResponse(streamOf(text), {
    name: `${viewer.library.slug}.${format.extension}`,
    mediaType: format.mediaType,
  });
  return withManifest(response, viewer.library.slug, 'export', parameters);
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET');
