import { withManifest, withoutOptions } from '#features/exchange/export-options.ts';
import { findingExportQuery } from '#features/findings/export-columns.ts';
import { writeCsv, writeDictionary, writeJson, writeXlsx } from '#features/findings/export-file.ts';
import { exportFindings } from '#features/findings/queries/export-findings.ts';
import { requireFindingFilters } from '#features/findings/queries/list-findings.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { fileResponse, streamOf } from '#lib/file-response.ts';
import { parseInput } from '#lib/input.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

const mediaTypes = {
  csv: 'text/csv',
  json: 'application/json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The list of findings as a file, with what its columns mean. */
export const GET = libraryRoute(async (viewer, request) => {
  const parameters = new URL(request.url).searchParams;
  const { format } = parseInput(findingExportQuery, { format: parameters.get('format') ?? undefined });
  const name = `${viewer.library.slug}-findings`;
  if (format === 'dictionary')
    return fileResponse(streamOf(writeDictionary()), { name: `${name}-dictionary.csv`, mediaType: mediaTypes.csv });
  const filters = await requireFindingFilters(viewer, withoutOptions(parameters, ['format']));
  const records = exportFindings(viewer, filters);
  const file = { name: `${name}.${format}`, mediaType: mediaTypes[format] };
  if (format === 'xlsx') return fileResponse(new Uint8Array(await writeXlsx(records)), file);
  const response = fileResponse(streamOf(format === 'csv' ? writeCsv(records) : writeJson(records)), file);
  return withManifest(response, viewer.library.slug, 'findings', parameters);
}, 'finding.read');

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET');
