import { z } from 'zod';
import { emailSchema } from '#features/accounts/schema.ts';
import { patternFault } from '#lib/csl/citation-key.ts';
import { roles } from '#lib/permissions.ts';
import { isReservedSlug } from './reserved-slugs.ts';

const slugSchema = z
  .string()
  .trim()
  .min(2, 'Use at least two characters.')
  .max(60, 'Use at most 60 characters.')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use lower-case letters, digits and single hyphens, such as lab-notes.')
  .refine((slug) => !isReservedSlug(slug), 'This word is taken by an address of the site.');

const nameSchema = z.string().trim().min(1, 'Name the library.').max(120, 'Use at most 120 characters.');

export const createLibrarySchema = z.object({
  slug: slugSchema,
  name: nameSchema,
  description: z.string().trim().max(2000, 'Use at most 2000 characters.').default(''),
});

/** Any of the settings; those left out stay as they are. */
export const updateLibrarySchema = z.object({
  name: nameSchema.optional(),
  description: z.string().trim().max(2000, 'Use at most 2000 characters.').optional(),
  defaultStyle: z
    .string()
    .trim()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Write the id of a CSL style, such as apa or nature.')
    .optional(),
  defaultLocale: z
    .string()
    .trim()
    .regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'Write a language tag, such as en-GB.')
    .optional(),
  citationKeyPattern: z
    .string()
    .trim()
    .max(200, 'Use at most 200 characters.')
    .superRefine((pattern, context) => {
      const fault = patternFault(pattern);
      if (fault) context.addIssue(fault);
    })
    .optional(),
  /** Of the settings that were read. */
  version: z.coerce.number().int(),
});

/** For which work someone other than its author has to accept it. */
export const secondPersonPolicySchema = z.object({
  findingsNeedSecondPerson: z.boolean(),
  claimsNeedSecondPerson: z.boolean(),
  appraisalsNeedSecondPerson: z.boolean(),
  /** Of the settings that were read. */
  version: z.coerce.number().int(),
});

const roleSchema = z.enum(roles, 'Choose viewer, curator, reviewer or owner.');

export const memberRoleSchema = z.object({ userId: z.string(), role: roleSchema });

export const addMemberSchema = z.object({ email: emailSchema, role: roleSchema });

export const createInvitationSchema = z.object({
  role: roleSchema,
  /** When given, only this address may accept. */
  email: emailSchema.nullable().default(null),
  days: z.coerce.number().int().min(1, 'At least one day.').max(30, 'At most 30 days.').default(7),
});
