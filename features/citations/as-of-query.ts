import { z } from 'zod';
import { momentOf } from './filter-ranges.ts';

/** The part of an address that asks for an earlier state, where there are no other filters. */
export const asOfQuery = z.object({
  asOf: z
    .string()
    .refine((text) => momentOf(text) !== null, 'Give a date, as in 2026-03-31 or 2026-03-31T12:00:00Z.')
    .nullable()
    .default(null)
    .describe('A date or an instant: the library as it was then'),
});
