import { z } from 'zod';
import { isId } from '#lib/new-id.ts';

/** What can be commented and flagged. */
const subjectTypes = ['finding', 'claim', 'citation'] as const;

/** What a comment, a flag or an assignment is about. */
export const subjectSchema = z.object({
  type: z.enum(subjectTypes),
  id: z.string().refine(isId, 'This is no id.'),
});
export type ReviewSubject = z.infer<typeof subjectSchema>;

export const commentSchema = z.object({
  body: z.string().trim().min(1, 'Write a comment.').max(10_000, 'Use at most 10,000 characters.'),
});

export const flagSchema = z.object({
  reason: z.string().trim().min(1, 'Say what should be looked at again.').max(2000, 'Use at most 2,000 characters.'),
});

export const resolveFlagSchema = z.object({
  resolution: z.string().trim().min(1, 'Say how it is resolved.').max(2000, 'Use at most 2,000 characters.'),
});

export const notificationQuerySchema = z.object({
  cursor: z
    .string()
    .regex(/^\d{1,18}$/, 'A cursor is the `next` of an answer.')
    .optional(),
});

/** What can wait for a second person: work to accept or reject, proposed changes, and judgements to confirm. */
export const queueKinds = ['finding', 'claim', 'revision', 'appraisal', 'level', 'grade'] as const;
export type QueueKind = (typeof queueKinds)[number];

/** `?kind=`, `?reviewer=me|nobody`, `?author=me|others`, `?from=`. */
export const queueQuerySchema = z.object({
  kind: z.enum(queueKinds, `Kind is one of ${queueKinds.join(', ')}.`).optional(),
  reviewer: z.enum(['me', 'nobody'], 'Reviewer is me or nobody.').optional(),
  author: z.enum(['me', 'others'], 'Author is me or others.').optional(),
  from: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
export type QueueQuery = z.output<typeof queueQuerySchema>;

/** The same of a page's address, where what makes no sense is left out. */
export function queueQueryOf(parameters: Record<string, string | string[] | undefined>): QueueQuery {
  const entries = Object.entries(queueQuerySchema.shape).flatMap(([name, field]) => {
    const parsed = field.safeParse(parameters[name]);
    return parsed.success ? [[name, parsed.data]] : [];
  });
  return queueQuerySchema.parse(Object.fromEntries(entries));
}

/** `?kind=finding&reviewer=me`; empty when it asks for everything. */
export function queueAddress({ from, ...query }: QueueQuery): string {
  const given = Object.entries({ ...query, from: from > 0 ? String(from) : undefined });
  const parameters = new URLSearchParams(given.flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return parameters.size > 0 ? `?${parameters}` : '';
}
