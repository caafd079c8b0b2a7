import { z } from 'zod';

const person = z.object({ id: z.uuid(), name: z.string() }).nullable();

/** A comment as the API gives it. */
export const commentRecord = z
  .object({ id: z.uuid(), body: z.string().describe('Markdown'), author: person, createdAt: z.iso.datetime() })
  .describe('Said about a finding or a claim');

/** A flag as the API gives it. */
export const flagRecord = z
  .object({
    id: z.uuid(),
    reason: z.string(),
    raisedBy: person.describe('null when Speciosa itself raised it'),
    raisedAt: z.iso.datetime(),
    resolution: z.string().nullable().describe('null while it is open'),
    resolvedBy: person,
    resolvedAt: z.iso.datetime().nullable(),
  })
  .describe('Something to be looked at again');

/** Who has it under review, as the API gives it. */
export const assignmentRecord = z
  .object({ reviewer: person, expiresAt: z.iso.datetime().nullable().describe('Then it is free for others again') })
  .describe('Who has it under review; nulls when nobody has');

/** What the caller hears of it, as the API gives it. */
export const subscriptionRecord = z
  .object({
    following: z.boolean().describe('Notified of everything, though they had no hand in it'),
    muted: z.boolean().describe('Notified of nothing but their name, though they had'),
  })
  .describe('Whether the caller asked to hear of it; neither when they left it as it is by itself');
