import { z } from 'zod';
import { citationSchema } from './citation-schema.ts';

const counts = (description: string) => z.record(z.string(), z.int().min(0)).describe(description);

/** What `/facets` answers. Every facet is counted without its own selection; choices that would leave nothing are missing. */
export const facetCountsSchema = z
  .object({
    total: z.int().min(0).describe('Citations the filters let through'),
    terms: counts('By facet:term, with what is tagged by a term below it'),
    termsDirect: counts('By facet:term, tagged with the term itself'),
    years: counts('By year'),
    types: counts('By CSL item type'),
    levels: counts('By scheme:code'),
    has: z.object({ abstract: z.int(), doi: z.int(), pmid: z.int(), file: z.int() }),
    is: z.object({ untagged: z.int(), unrated: z.int() }),
  })
  .describe('Counts beside a list of citations');

/** What a list of citations answers. */
export const citationListSchema = z
  .object({
    items: z.array(citationSchema),
    total: z.int().min(0).describe('All that the filters let through'),
    next: z.string().nullable().describe('The `cursor` of the next page; null on the last'),
  })
  .describe('One page of citations');
