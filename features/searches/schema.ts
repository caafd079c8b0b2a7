import { z } from 'zod';

const name = z.string().trim().min(1, 'Write a name.').max(120, 'Use at most 120 characters.');
const filters = z.string().max(8000, 'These are too many filters to keep.');

/** `filters` are a list's as in its address: `tag=target:mor&year=2016..`. */
export const createSearchSchema = z.object({ name, filters: filters.default('') });

/** Only what is given changes. */
export const updateSearchSchema = z.object({ name, filters }).partial();

/** `name` says what will use the address. */
export const createFeedSchema = z.object({ name });

export const createWebhookSchema = z.object({
  address: z.url({ protocol: /^https?$/, message: 'Write an address that begins with https://' }).max(2000),
});

/** A saved search as the API gives it. */
export const searchSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    filters: z.string().describe('As in the address of a list'),
    starred: z.boolean().describe('By you'),
    seenAt: z.iso.datetime().nullable().describe('When you last looked; null when never'),
    fresh: z.int().min(0).nullable().describe('Citations in it now that were not when you last looked, 1,000 at most'),
    createdBy: z.string().nullable(),
    createdAt: z.iso.datetime(),
    version: z.int(),
  })
  .describe('A saved search');
export type SearchRecord = z.output<typeof searchSchema>;

/** A feed's address as the API lists it: without the secret. */
export const feedSchema = z.object({
  id: z.string(),
  name: z.string(),
  hint: z.string(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
});
export type FeedRecord = z.output<typeof feedSchema>;

/** What making a feed answers, once: its address without the ending. */
export const newFeedSchema = z.object({ id: z.string(), address: z.string() });

export const webhookSchema = z.object({
  id: z.string(),
  address: z.string(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  deliveredAt: z.iso.datetime().nullable(),
  failure: z.string().nullable(),
});
export type WebhookRecord = z.output<typeof webhookSchema>;

/** What making a webhook answers, once: what its messages are signed with. */
export const newWebhookSchema = z.object({ id: z.string(), secret: z.string() });
