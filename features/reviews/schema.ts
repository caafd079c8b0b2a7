import { z } from 'zod';
import { isId } from '#lib/new-id.ts';

/** What can be commented and flagged. */
export const subjectTypes = ['finding', 'claim', 'citation'] as const;

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
