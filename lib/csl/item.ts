import { z } from 'zod';
import { type DateVariable, dateVariables, type NameVariable, nameVariables, type PlainVariable } from './variables.ts';

/**
 * A date of CSL-JSON. `date-parts` holds one `[year, month, day]` (month and day may be missing) or two for a range, of which the
 * second is `[0]` when the range is open. `season` is 1 spring … 4 winter. Years before 1 are negative.
 */
export type CslDate = {
  'date-parts'?: (number | string)[][];
  season?: number | string;
  circa?: boolean | number | string;
  literal?: string;
  raw?: string;
  [key: string]: unknown;
};

/** A person (`family` and parts) or a body, a mononym (`literal`). `ORCID` is bare: `0000-0002-1825-0097`. */
export type CslName = {
  family?: string;
  given?: string;
  'dropping-particle'?: string;
  'non-dropping-particle'?: string;
  suffix?: string;
  literal?: string;
  ORCID?: string;
  [key: string]: unknown;
};

/** A record of CSL-JSON 1.0.2. Keys it does not know are kept; what has no CSL variable is under `custom`. */
export type CslItem = { type: string; id?: string | number; custom?: Record<string, unknown> } & {
  [K in DateVariable]?: CslDate;
} & { [K in NameVariable]?: CslName[] } & { [K in PlainVariable]?: string | number } & { [key: string]: unknown };

const text = z.string().max(1_000_000);
const numberOrText = z.union([text, z.number()]);

const cslDateSchema = z.looseObject({
  'date-parts': z.array(z.array(numberOrText).min(1).max(3)).min(1).max(2).optional(),
  season: numberOrText.optional(),
  circa: z.union([z.boolean(), numberOrText]).optional(),
  literal: text.optional(),
  raw: text.optional(),
});

const cslNameSchema = z.looseObject({
  family: text.optional(),
  given: text.optional(),
  'dropping-particle': text.optional(),
  'non-dropping-particle': text.optional(),
  suffix: text.optional(),
  literal: text.optional(),
  ORCID: text.optional(),
});

const dates = Object.fromEntries(dateVariables.map((name) => [name, cslDateSchema.optional()])) as Record<
  DateVariable,
  z.ZodOptional<typeof cslDateSchema>
>;
const names = Object.fromEntries(nameVariables.map((name) => [name, z.array(cslNameSchema).optional()])) as Record<
  NameVariable,
  z.ZodOptional<z.ZodArray<typeof cslNameSchema>>
>;

/** Checks shapes, not values: any key may come along, plain variables hold text or a number. */
export const cslItemSchema = z
  .object({
    id: numberOrText.optional(),
    type: z.string().min(1).max(100),
    custom: z.record(z.string(), z.unknown()).optional(),
    ...dates,
    ...names,
  })
  .catchall(z.unknown());
