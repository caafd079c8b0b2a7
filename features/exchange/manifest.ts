import { z } from 'zod';

/** What a manifest can be of: an export of citations, a bibliography, an export of findings, of claims or of one claim, an evidence map. */
const provable = ['export', 'bibliography', 'findings', 'claims', 'claim', 'map'] as const;

/** The part of a manifest's address that is neither a list filter nor an option of what it is of. */
export const manifestQuery = z.object({
  of: z.enum(provable, `A manifest is of one of ${provable.join(', ')}.`).default('bibliography'),
  id: z.uuid('A manifest of one claim names it.').optional().describe('Of `of=claim`: the claim'),
});

/** What proves that a file is the state of a library on a day: ask `address` again, and compare. */
export const manifestSchema = z
  .object({
    library: z.string(),
    of: z.enum(provable),
    address: z.string().describe('Gives the same file again'),
    filter: z.string().describe('What the list was narrowed to, as in an address; empty for the whole library'),
    asOf: z.iso.datetime().describe('The library as it was just before this instant'),
    count: z.int().min(0).describe('Citations, findings or claims in the file; of a map, the findings its cells count'),
    byteSize: z.int().min(0),
    sha256: z.string().describe('Of the file, in hex'),
    version: z.string().describe('Of Speciosa, whose formats and styles made the file'),
  })
  .describe('A manifest of a file');
export type Manifest = z.output<typeof manifestSchema>;
