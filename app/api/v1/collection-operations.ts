import { z } from 'zod';
import {
  collectionIdsSchema,
  collectionSchema,
  createCollectionSchema,
  updateCollectionSchema,
} from '#features/collections/schema.ts';
import type { Operation } from '#lib/openapi.ts';

const collections = '/libraries/{library}/collections';
const one = `${collections}/{slug}`;
const list = z.object({ items: z.array(collectionSchema), total: z.int(), next: z.string().nullable() });

/** What the API does with collections. */
export const collectionOperations: readonly Operation[] = [
  {
    ...{ method: 'get', path: collections, summary: 'List collections' },
    answers: { 200: { description: 'All of them', schema: list } },
  },
  {
    ...{ method: 'post', path: collections, summary: 'Make a collection', body: createCollectionSchema },
    answers: { 201: { description: 'The collection', schema: collectionSchema } },
  },
  {
    ...{ method: 'get', path: one, summary: 'Read a collection', versioned: true },
    answers: { 200: { description: 'The collection', schema: collectionSchema } },
  },
  {
    ...{ method: 'patch', path: one, summary: 'Rename or describe a collection', versioned: true },
    body: updateCollectionSchema,
    answers: { 200: { description: 'The collection as it is now', schema: collectionSchema } },
  },
  {
    ...{ method: 'delete', path: one, summary: 'Remove a collection', versioned: true },
    answers: { 204: { description: 'It is gone; its citations stay' } },
  },
  {
    ...{ method: 'post', path: `${one}/{verb}`, summary: 'Add, remove or order its citations' },
    body: collectionIdsSchema,
    answers: { 200: { description: 'The collection as it is now', schema: collectionSchema } },
  },
];
