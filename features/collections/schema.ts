import { z } from 'zod';

const name = z.string().trim().min(1, 'Write a name.').max(120, 'Use at most 120 characters.');
const slug = z
  .string()
  .trim()
  .max(80, 'Use at most 80 characters.')
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Use lower-case letters, digits and single hyphens, as in introduction.');
const description = z.string().trim().max(2000, 'Use at most 2000 characters.');
const ids = z.array(z.uuid('This is no id.')).max(10_000, 'At most 10,000 citations at once.');

/** The slug, being an address, is made of the name unless it is given. */
export const createCollectionSchema = z.object({ name, slug: slug.optional(), description: description.default('') });

/** Only what is given changes. */
export const updateCollectionSchema = z.object({ name, slug, description }).partial();

export const fillCollectionSchema = z.object({ add: ids.default([]), remove: ids.default([]) });

/** Citations of the collection in their new order. */
export const orderCollectionSchema = z.object({ ids });

/** What `POST /collections/{slug}/{verb}` is told. */
export const collectionIdsSchema = z.object({ ids });

/** A collection as the API gives it. */
export const collectionSchema = z
  .object({
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    description: z.string(),
    count: z.int().min(0).describe('Citations in it, those in the trash left out'),
    createdBy: z.string().nullable(),
    createdAt: z.iso.datetime(),
    version: z.int(),
  })
  .describe('A collection; its citations are those of `/citations?collection=slug`, in its order');
export type CollectionRecord = z.output<typeof collectionSchema>;
