import { z } from 'zod';
import { bibliographyFormats } from '#lib/bibliography/render.ts';
import { storable } from '#lib/storable-text.ts';

const flag = z.enum(['', '1', 'true', 'on', '0', 'false']).transform((value) => value !== '0' && value !== 'false');

/** The part of an address that says how a bibliography prints; the rest are list filters. */
export const bibliographyQuery = z.object({
  style: z.string().max(200).transform(storable).optional(),
  locale: z.string().max(35).optional(),
  format: z
    .enum(bibliographyFormats as [string, ...string[]], `The format is one of ${bibliographyFormats.join(', ')}.`)
    .default('html'),
  /** Prints each entry's evidence levels after it. */
  levels: flag.default(false),
  /** Headings: `year`, `level`, `type` or a facet's slug. */
  group: z.string().max(100).default(''),
  title: z.string().max(200).default('Bibliography'),
});
export type BibliographyOptions = z.output<typeof bibliographyQuery>;

export const bibliographyParameters = Object.keys(bibliographyQuery.shape);
