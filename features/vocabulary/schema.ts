import { z } from 'zod';
import { identifierFault } from './identifier-links.ts';
import { slugForm } from './term-slug.ts';

const slug = z
  .string()
  .trim()
  .max(80, 'Use at most 80 characters.')
  .regex(slugForm, 'Use lower-case letters, digits and single hyphens, such as opioid-receptors.');
const name = z.string().trim().min(1, 'Write a name.').max(120, 'Use at most 120 characters.');
const colour = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, 'Write a colour as #rrggbb.')
  .nullable();
const synonyms = z
  .array(z.string().trim().min(1, 'A synonym is not empty.').max(120, 'Use at most 120 characters.'))
  .max(100, 'At most 100 synonyms.')
  .transform((texts) => [...new Set(texts)]);
const definition = z.string().trim().max(4000, 'Use at most 4000 characters.');
const identifierValue = z.string().trim().min(1, 'An identifier is not empty.').max(300, 'Use at most 300 characters.');
const identifiers = z
  .record(
    z.string().regex(/^[A-Za-z][\w-]{0,39}$/, 'Name the scheme in one word, such as cas.'),
    z.union([identifierValue, z.array(identifierValue).max(50)]),
  )
  .superRefine((given, context) => {
    for (const [scheme, values] of Object.entries(given)) {
      for (const value of [values].flat()) {
        const message = identifierFault(scheme, value);
        if (message) context.addIssue({ code: 'custom', path: [scheme], message });
      }
    }
  });
const source = z.string().trim().max(1000, 'Use at most 1000 characters.');

/** The version somebody saw when they decided to change a thing; `any` overrides. */
const version = z.union([z.literal('any'), z.coerce.number('Say which version you are changing.').int().positive()]);
const id = z.uuid('This is no id.');

/** A new term: `facet` is a facet's slug, `parent` a `facet:term` of it. */
export const createTermSchema = z.object({
  facet: slug,
  name,
  slug: slug.optional(),
  parent: z.string().trim().min(1).nullable().default(null),
  synonyms: synonyms.default([]),
  definition: definition.default(''),
  identifiers: identifiers.default({}),
  source: source.default(''),
  colour: colour.default(null),
});
export type NewTerm = z.output<typeof createTermSchema>;

/** Only what is given changes. The slug, being an address, stays with a new name unless it is given too. */
export const updateTermSchema = z.object({
  id,
  version,
  name: name.optional(),
  slug: slug.optional(),
  synonyms: synonyms.optional(),
  definition: definition.optional(),
  identifiers: identifiers.optional(),
  source: source.optional(),
  colour: colour.optional(),
});

/** `position` counts from 0 among the new siblings; without it the term goes last. */
export const moveTermSchema = z.object({
  id,
  version,
  parentId: id.nullable(),
  position: z.coerce.number().int().min(0).optional(),
});

export const mergeTermsSchema = z.object({ id, version, intoId: id });
export const deprecateTermSchema = z.object({ id, version, successorId: id.nullable().default(null) });
export const restoreTermSchema = z.object({ id, version });
export const addTermToOpenFacetSchema = z.object({ facet: slug.default('tag'), name });

export const createFacetSchema = z.object({
  name,
  slug: slug.optional(),
  hint: z.string().trim().max(300, 'Use at most 300 characters.').default(''),
  open: z.boolean().default(false),
  colour: colour.default(null),
});

export const updateFacetSchema = z.object({
  id,
  version,
  name: name.optional(),
  hint: z.string().trim().max(300, 'Use at most 300 characters.').optional(),
  open: z.boolean().optional(),
  colour: colour.optional(),
});

/** Every facet's id, in the order wanted. */
export const reorderFacetsSchema = z.object({ ids: z.array(id).min(1) });

/** Of `GET /tags`: with `q` a type-ahead, without it the list of one facet or all. */
export const listTermsSchema = z.object({
  q: z.string().trim().max(200, 'Use at most 200 characters.').nullable().default(null),
  facet: slug.nullable().default(null),
  limit: z.coerce.number().int().min(1).max(50, 'At most 50.').default(12),
});

/** What a transition of a term names: the new parent, or the term that takes its place, as `facet:term`. */
export const transitionSchema = z.object({
  term: z.string().trim().min(1).nullable().default(null),
  position: z.number().int().min(0).optional(),
});
