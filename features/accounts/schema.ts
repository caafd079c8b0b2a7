import { z } from 'zod';
import { scopes } from '#lib/permissions.ts';

export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'An e-mail address has at most 254 characters.')
  .pipe(z.email('Write an e-mail address, such as ana@example.org.'));

const personNameSchema = z
  .string()
  .trim()
  .min(1, 'Write a name, as it should stand beside your work.')
  .max(120, 'Use at most 120 characters.');

// A text field as typed; what a password must be is `passwordFault`'s to say, since it depends on the account.
const passwordSchema = z.string('Write a password.').max(1024, 'Use at most 256 characters.');

export const signInSchema = z.object({ email: z.string().trim().toLowerCase().max(254), password: passwordSchema });

export const newPersonSchema = z.object({ email: emailSchema, name: personNameSchema, password: passwordSchema });

/** For administrators: without a password the person signs in through a provider or an invitation. */
export const createUserSchema = newPersonSchema.extend({
  password: passwordSchema.optional(),
  isAdministrator: z.boolean().default(false),
});

/** More than ten characters when there is a conflict; the database holds the same rule. */
export const declareConflictsSchema = z
  .object({
    present: z.stringbool('Say yes or no.').or(z.boolean('Say yes or no.')),
    statement: z.string().trim().max(2000, 'Use at most 2,000 characters.').default(''),
  })
  .refine(({ present, statement }) => !present || statement.length > 10, {
    path: ['statement'],
    error: 'Say what the conflict is, in more than ten characters.',
  });

export const updateAccountSchema = z.object({ name: personNameSchema });

export const changePasswordSchema = z.object({ currentPassword: passwordSchema.default(''), password: passwordSchema });

export const createTokenSchema = z.object({
  name: z.string().trim().min(1, 'Name the token after what will use it.').max(80, 'Use at most 80 characters.'),
  scope: z.enum(scopes, 'Choose read, write, review or admin.'),
  /** Slug; null for every library its person is a member of. */
  library: z.string().nullable(),
  /** Days until it ends; null for never. */
  days: z.coerce.number().int().min(1, 'At least one day.').max(3650, 'At most ten years.').nullable().default(90),
});
