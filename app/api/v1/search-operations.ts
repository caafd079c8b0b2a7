import { z } from 'zod';
import {
  createFeedSchema,
  createSearchSchema,
  createWebhookSchema,
  feedSchema,
  newFeedSchema,
  newWebhookSchema,
  searchSchema,
  updateSearchSchema,
  webhookSchema,
} from '#features/searches/schema.ts';
import type { Operation } from '#lib/openapi.ts';

const searches = '/libraries/{library}/searches';
const one = `${searches}/{id}`;
const listOf = (items: z.ZodType) => z.object({ items: z.array(items), total: z.int(), next: z.string().nullable() });

/** What the API does with saved searches, their feeds and webhooks. */
export const searchOperations: readonly Operation[] = [
  {
    ...{ method: 'get', path: searches, summary: 'List saved searches, with what is new to you' },
    answers: { 200: { description: 'All of them', schema: listOf(searchSchema) } },
  },
  {
    ...{ method: 'post', path: searches, summary: 'Save a search', body: createSearchSchema },
    answers: { 201: { description: 'The search', schema: searchSchema } },
  },
  {
    ...{ method: 'get', path: one, summary: 'Read a saved search', versioned: true },
    answers: { 200: { description: 'The search', schema: searchSchema } },
  },
  {
    ...{ method: 'patch', path: one, summary: 'Rename a saved search or change its filters', versioned: true },
    body: updateSearchSchema,
    answers: { 200: { description: 'The search as it is now', schema: searchSchema } },
  },
  {
    ...{ method: 'delete', path: one, summary: 'Remove a saved search', versioned: true },
    answers: { 204: { description: 'It is gone' } },
  },
  {
    ...{ method: 'get', path: `${one}/feeds`, summary: 'List feed addresses in use' },
    answers: { 200: { description: 'All of them, without their secrets', schema: listOf(feedSchema) } },
  },
  {
    ...{ method: 'post', path: `${one}/feeds`, summary: 'Make a secret feed address', body: createFeedSchema },
    answers: { 201: { description: 'The address, this once', schema: newFeedSchema } },
  },
  {
    ...{ method: 'delete', path: `${one}/feeds/{feed}`, summary: 'Revoke a feed address' },
    answers: { 204: { description: 'It leads nowhere now' } },
  },
  {
    ...{ method: 'get', path: `${one}/webhooks`, summary: 'List webhooks in use' },
    answers: { 200: { description: 'All of them', schema: listOf(webhookSchema) } },
  },
  {
    ...{ method: 'post', path: `${one}/webhooks`, summary: 'Have an address told of new citations' },
    body: createWebhookSchema,
    answers: { 201: { description: 'What messages are signed with, this once', schema: newWebhookSchema } },
  },
  {
    ...{ method: 'delete', path: `${one}/webhooks/{webhook}`, summary: 'Revoke a webhook' },
    answers: { 204: { description: 'It is told no more' } },
  },
  {
    ...{ method: 'post', path: `${one}/{verb}`, summary: 'Star, unstar, or mark as seen' },
    answers: { 200: { description: 'The search as it is now', schema: searchSchema } },
  },
];
