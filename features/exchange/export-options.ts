import { z } from 'zod';
import { writableFormats } from '#lib/formats/formats.ts';

/** The part of an export's address that is no list filter. */
export const exportQuery = z.object({
  format: z.enum(writableFormats as [string, ...string[]], `The format is one of ${writableFormats.join(', ')}.`),
});

/** Where the manifest of a file as of a day is; null for a file of today. */
export function manifestLink(
  library: string,
  of: 'export' | 'bibliography',
  parameters: URLSearchParams,
): string | null {
  if (!parameters.has('asOf')) return null;
  return `</api/v1/libraries/${library}/manifest?of=${of}&${parameters}>; rel="describedby"; type="application/json"`;
}

/** An address without the parameters that are no filters. */
export function withoutOptions(parameters: URLSearchParams, options: readonly string[]): URLSearchParams {
  return new URLSearchParams([...parameters].filter(([name]) => !options.includes(name)));
}
