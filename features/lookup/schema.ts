import { z } from 'zod';
import { requestKinds } from '#lib/lookup/read-identifiers.ts';
import { mostRequests } from '#lib/lookup/read-requests.ts';

/** Body of POST /lookups, and the form. */
export const lookUpSchema = z.strictObject({
  text: z
    .string()
    .max(200_000, 'has 200,000 characters at most')
    .describe(`DOIs, PMIDs, PMCIDs, arXiv ids, ISBNs, addresses, references: ${mostRequests} at most`),
  import: z.boolean().default(false).describe('Makes an import of what is found, checked and waiting for your choice'),
});

const found = z.object({
  kind: z.enum(requestKinds),
  value: z.string(),
  written: z.string(),
  line: z.int(),
  service: z.string().nullable(),
  reason: z.string().nullable().describe('Why there is no record'),
  csl: z.record(z.string(), z.unknown()).nullable(),
});

/** What a lookup gives by the API. */
export const lookUpAnswer = z.object({
  items: z.array(found),
  total: z.int(),
  found: z.int(),
  importId: z.string().nullable(),
});
