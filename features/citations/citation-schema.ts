import { z } from 'zod';
import { levelListSchema } from '#features/evidence/schema.ts';
import { retractionSchema } from '#features/retractions/schema.ts';
import { isCitationKey } from '#lib/csl/citation-key.ts';
import { cslItemSchema } from '#lib/csl/item.ts';
import { isItemType } from '#lib/csl/item-types.ts';

const knownType = z.string().refine(isItemType, {
  error: ({ input }) => `“${input}” is no item type of CSL 1.0.2, such as article-journal.`,
});

const keySchema = z
  .string()
  .trim()
  .refine(isCitationKey, 'A citation key is one word without { } ( ) , = # % " \\ ~ or \'.');

const tagListSchema = z.array(z.string().trim().min(1).max(200)).max(500, 'At most 500 tags.');

/** A new citation. Without a key one is made by the library's pattern. */
export const createCitationSchema = z.object({
  csl: cslItemSchema.extend({ type: knownType }),
  key: keySchema.optional(),
  tags: tagListSchema.default([]),
  levels: levelListSchema.optional(),
  /** Save though another citation has the same PMID, PMCID or ISBN; a DOI the library has is always refused. */
  allowDuplicate: z.boolean().default(false),
});

/** A change: `csl` is a JSON Merge Patch (RFC 7396), `tags` and `levels` replace the whole list. */
export const updateCitationSchema = z.object({
  csl: z.record(z.string(), z.unknown()).optional(),
  key: keySchema.optional(),
  tags: tagListSchema.optional(),
  levels: levelListSchema.optional(),
  allowDuplicate: z.boolean().default(false),
});

/** A record as a patch left it. */
export const patchedCslSchema = cslItemSchema;

const levelAnswer = z.object({
  scheme: z.enum(['ocebm', 'preclinical']),
  version: z.string(),
  question: z.string().optional(),
  code: z.string(),
  basis: z.enum(['suggested', 'judged']),
  reason: z.string().nullable(),
  setBy: z.string().nullable(),
  setAt: z.iso.datetime(),
  confirmedBy: z.string().optional().describe('The second person who confirmed the judgement'),
  confirmedAt: z.iso.datetime().optional(),
});

/** A citation as the API gives it. */
export const citationSchema = z
  .object({
    id: z.uuid(),
    version: z.int().describe('Also the ETag; send it back as If-Match to change the citation'),
    key: z.string(),
    csl: z.record(z.string(), z.unknown()).describe('CSL-JSON 1.0.2'),
    doi: z.string().nullable(),
    pmid: z.string().nullable(),
    pmcid: z.string().nullable(),
    tags: z.array(z.string()).describe('facet:term'),
    levels: z.array(levelAnswer),
    status: z.enum(['active', 'trashed']),
    retraction: retractionSchema.nullable().describe('What has become of it; null where no notice is known'),
    addedAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
    trashedAt: z.iso.datetime().nullable(),
    aliases: z.array(z.string()).optional().describe('Of one citation: keys of what was merged into it'),
    mergedInto: z.uuid().nullable().optional().describe('Of one citation: what it was merged into'),
  })
  .describe('A citation');
export type CitationAnswer = z.output<typeof citationSchema>;

const ids = z.array(z.uuid()).min(1, 'Select a citation first.').max(10_000, 'At most 10,000 at once.');

/** Citations by id, for a bulk command. */
export const idsSchema = z.object({ ids });
export const tagCitationsSchema = z.object({ ids, add: tagListSchema.default([]), remove: tagListSchema.default([]) });

export const noteSchema = z.object({ body: z.string().trim().min(1, 'A note needs some text.').max(50_000) });
