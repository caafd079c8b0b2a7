import { z } from 'zod';
import { contentSchema } from './schema.ts';

// Findings under the pack's ids, citations under its keys.
const packLink = z.object({
  finding: z.string().optional(),
  citation: z.string().optional(),
  relation: z.string(),
  note: z.string().default(''),
});

/** A claim of a domain pack: its content, and what it rests on by the pack's own names. */
export const packClaimSchema = z
  .looseObject({ id: z.string(), links: z.array(packLink) })
  .transform(({ id, links, ...content }, context) => {
    const read = contentSchema.safeParse(content);
    if (read.success) return { id, links, content: read.data };
    context.addIssue(`Claim ${id}: ${read.error.issues.map(({ message }) => message).join(' ')}`);
    return z.NEVER;
  });
export type PackClaim = z.output<typeof packClaimSchema>;
