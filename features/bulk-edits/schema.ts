import { z } from 'zod';
import { levelInputSchema } from '#features/evidence/schema.ts';
import { bulkVerbs } from './bulk-verbs.ts';

/** What a verb is given beside the citations. */
export const bulkInputSchemas = {
  tag: z.object({ tag: z.string().trim().min(1, 'Choose a term.').max(200) }),
  level: z.object({ level: levelInputSchema }),
  collection: z.object({ collection: z.string().trim().min(1, 'Choose a collection.').max(200) }),
  nothing: z.object({}),
};

/** How far a bulk edit is, as the page asks for it while it runs. */
export const bulkProgressSchema = z
  .object({
    id: z.uuid(),
    verb: z.enum(bulkVerbs),
    status: z.enum(['running', 'done', 'failed', 'cancelled']),
    total: z.int().min(0),
    done: z.int().min(0).describe('Citations dealt with'),
    changed: z.int().min(0),
    left: z.int().min(0).describe('Left as they are, since something stood in the way'),
    failure: z.string().nullable(),
    message: z.string().describe('What it does or did, in words'),
    undoable: z.boolean(),
  })
  .describe('A bulk edit in the background');
export type BulkProgress = z.output<typeof bulkProgressSchema>;
