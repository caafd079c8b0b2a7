import { z } from 'zod';
import { writableFormats } from '#lib/formats/formats.ts';

/** The part of an export's address that is no list filter. */
export const exportQuery = z.object({
  format: z.enum(writableFormats as [string, ...string[]], `The format is one of ${writableFormats.join(', ')}.`),
});

/** An address without the parameters that are no filters. */
export function withoutOptions(parameters: URLSearchParams, options: readonly string[]): URLSearchParams {
  return new URLSearchParams([...parameters].filter(([name]) => !options.includes(name)));
}
