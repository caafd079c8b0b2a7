import { z } from 'zod';
import { isId } from '#lib/new-id.ts';

/** Which events of a library to list; the same words in the page's address and the API's. */
export const activityFilterSchema = z.object({
  /** Id of who did it. */
  person: z.string().refine(isId, 'must be the id of a person').optional(),
  /** A noun (`citation`) or a whole verb (`citation.updated`). */
  verb: z
    .string()
    .regex(/^[a-z-]+(\.[a-zA-Z]+)?$/, 'must be a noun or a verb of an event, such as citation.updated')
    .optional(),
  /** `next` of the page before: events older than this one. */
  cursor: z
    .string()
    .regex(/^\d{1,18}$/, 'must be the next of an earlier answer')
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export type ActivityFilter = z.output<typeof activityFilterSchema>;

/** Filters from a page's address; what cannot be understood is ignored. */
export function activityFilterOf(params: Record<string, string | string[] | undefined>): ActivityFilter {
  const understood = Object.entries(activityFilterSchema.shape).flatMap(([name, schema]) => {
    const parsed = schema.safeParse(params[name] || undefined);
    return parsed.success ? [[name, parsed.data]] : [];
  });
  return activityFilterSchema.parse(Object.fromEntries(understood));
}

/** The address of the activity page with a filter; defaults are left out. */
export function activityQuery(filter: Partial<ActivityFilter>): string {
  const entries = Object.entries(filter).filter(([name, value]) => value && name !== 'limit');
  const query = new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString();
  return query ? `?${query}` : '';
}
