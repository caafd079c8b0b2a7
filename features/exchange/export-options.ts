import { z } from 'zod';
import { writableFormats } from '#lib/formats/formats.ts';
import type { Manifest } from './manifest.ts';

/** The part of an export's address that is no list filter. */
export const exportQuery = z.object({
  format: z.enum(writableFormats as [string, ...string[]], `The format is one of ${writableFormats.join(', ')}.`),
});

/** A file as of a day names the manifest that proves it. */
export function withManifest(
  file: Response,
  library: string,
  of: Manifest['of'],
  parameters: URLSearchParams,
): Response {
  if (parameters.has('asOf')) {
    const address = `/api/v1/libraries/${library}/manifest?of=${of}&${parameters}`;
    file.headers.set('link', `<${address}>; rel="describedby"; type="application/json"`);
  }
  return file;
}

/** The parameters of an address that are no filters, as an object to be parsed. */
export function optionsIn(parameters: URLSearchParams, options: readonly string[]): Record<string, string | null> {
  const given = options.filter((name) => parameters.has(name));
  return Object.fromEntries(given.map((name) => [name, parameters.get(name)]));
}

/** An address without the parameters that are no filters. */
export function withoutOptions(parameters: URLSearchParams, options: readonly string[]): URLSearchParams {
  return new URLSearchParams([...parameters].filter(([name]) => !options.includes(name)));
}
