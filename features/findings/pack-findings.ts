import { z } from 'zod';
import { contentSchema } from './content-schema.ts';

const verification = z.object({
  /** In the paper itself (abstract, table or registry copy), told by someone else, or in its title alone. */
  seen: z.enum(['paper', 'second-hand', 'title']),
  status: z.string(),
  source: z.string(),
});

/** A finding of a domain pack: its content, the citation by the pack's key, and how it was verified. */
export const packFindingSchema = z
  .looseObject({ id: z.string(), citation: z.string(), verification })
  .transform(({ id, citation, verification: verified, ...content }, context) => {
    const read = contentSchema.safeParse(content);
    if (read.success) return { id, citation, verification: verified, content: read.data };
    context.addIssue(`Finding ${id}: ${read.error.issues.map(({ message }) => message).join(' ')}`);
    return z.NEVER;
  });
export type PackFinding = z.output<typeof packFindingSchema>;

/** What is usual of a ligand, at a target, or both, in the base unit of the parameter; `matrix`, a word its system has to have. */
export const packRangeSchema = z.object({
  ...{
    ligand: z.string().nullable().default(null),
    target: z.string().nullable().default(null),
    parameter: z.string(),
  },
  ...{ matrix: z.string().nullable().default(null), low: z.number().min(0), high: z.number().positive() },
});
export type PackRange = z.output<typeof packRangeSchema>;
