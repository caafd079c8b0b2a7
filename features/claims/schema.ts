import { z } from 'zod';
import {
  type GradeFactor,
  gradeDesigns,
  gradeFactorNames,
  gradeFaults,
  gradeLevels,
} from '#features/evidence/grade.ts';
import { reviewStatuses } from '#features/findings/schema.ts';
import { isId } from '#lib/new-id.ts';
import { linkRelations } from './link-relation.ts';
import { verdicts } from './verdict.ts';

const optionalText = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Use at most ${most} characters.`)
    .nullish()
    .transform((text) => text || null);

const address = optionalText(2000).refine(
  (text) => text === null || (/^https?:\/\/\S+$/.test(text) && URL.canParse(text)),
  'Give the whole address, with https://.',
);
const day = optionalText(10).refine(
  (text) => text === null || (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))),
  'Write the day as 2026-11-23.',
);

const originSchema = z
  .object({ kind: optionalText(100), title: optionalText(500), part: optionalText(300), address, seenOn: day })
  .nullish()
  .transform((origin, context) => {
    if (!origin || Object.values(origin).every((part) => part === null)) return null;
    if (!origin.title) {
      context.addIssue({ code: 'custom', path: ['title'], message: 'Name the text it comes from.' });
      return z.NEVER;
    }
    return { ...origin, kind: origin.kind ?? 'text', title: origin.title };
  });

const id = z
  .string()
  .refine(isId, 'This is no id.')
  .nullish()
  .transform((given) => given || null);

/** One link as a form or the API gives it: `{ finding | citation, relation, note? }`. */
export const linkSchema = z
  .object({
    finding: id,
    citation: id,
    relation: z.enum(linkRelations, `The relation is one of ${linkRelations.join(', ')}.`),
    note: z.string().trim().max(500, 'Use at most 500 characters.').default(''),
  })
  .refine(({ finding, citation }) => (finding === null) !== (citation === null), 'Link one finding or one citation.');

const linksSchema = z
  .array(linkSchema)
  .max(300, 'At most 300 links.')
  .default([])
  .superRefine((links, context) => {
    const seen = new Set<string>();
    for (const [index, { finding, citation }] of links.entries()) {
      const of = finding ?? citation ?? '';
      if (seen.has(of)) context.addIssue({ code: 'custom', path: [index], message: 'It is linked already.' });
      seen.add(of);
    }
  });

/** What a claim says, of whatever a form or the API gives. */
export const contentSchema = z.object({
  statement: z
    .string('Write the statement.')
    .trim()
    .min(1, 'Write the statement.')
    .max(500, 'A statement has at most 500 characters: one thing that can be true or false.'),
  topic: optionalText(200),
  origin: originSchema,
  summary: optionalText(2000),
  gap: optionalText(1000),
  proposedVerdict: z
    .enum(['', ...verdicts], `The verdict is one of ${verdicts.join(', ')}.`)
    .nullish()
    .transform((verdict) => verdict || null),
  links: linksSchema,
});

/** A change, as a JSON Merge Patch on the claim. */
export const updateClaimSchema = z.record(z.string(), z.unknown());

const wanted = (words: string) => z.string(words).trim().min(1, words).max(2000, 'Use at most 2000 characters.');

/** A verdict to sign: `{ verdict, note }`. */
export const verdictSchema = z.object({
  verdict: z.enum(verdicts, 'Choose a verdict.'),
  note: wanted('Say in a sentence what the verdict rests on.'),
});

const count = z.coerce
  .number('Give a whole number.')
  .int('Give a whole number.')
  .min(0, 'Give a whole number.')
  .nullish()
  .transform((number) => number ?? null);
const judgement = z.object({
  steps: z.coerce.number('Choose a step.').int('Choose a step.').default(0),
  reason: z.string().trim().max(1000, 'Use at most 1000 characters.').default(''),
});
const factors = Object.fromEntries(
  gradeFactorNames.map((name) => [name, judgement.default({ steps: 0, reason: '' })]),
) as Record<GradeFactor, z.ZodDefault<typeof judgement>>;

/** GRADE of a claim: start by design, eight factors, an override with its reason. */
export const gradeSchema = z
  .object({
    outcome: wanted('Name the outcome the certainty is about.'),
    design: z.enum(gradeDesigns, 'Choose what the body of evidence is made of.'),
    studies: count,
    participants: count,
    effect: z.string().trim().max(500, 'Use at most 500 characters.').default(''),
    factors: z.object(factors),
    override: z
      .object({ level: z.enum(gradeLevels), reason: z.string().trim().max(1000).default('') })
      .nullish()
      .transform((override) => override ?? null),
  })
  .superRefine((input, context) => {
    for (const { pointer, detail } of gradeFaults(input)) {
      context.addIssue({ code: 'custom', path: pointer.split('/').slice(1), message: detail });
    }
  });

const person = z.string().nullable();
const moment = z.iso.datetime().nullable();

/** A claim as the API answers with it. */
export const claimSchema = z
  .object({
    id: z.uuid(),
    version: z.int().describe('Also the ETag; send it back as If-Match'),
    statement: z.string(),
    topic: z.string().nullable().describe('facet:term'),
    origin: z
      .object({
        kind: z.string(),
        title: z.string(),
        part: z.string().nullable(),
        address: z.string().nullable(),
        seenOn: z.string().nullable(),
      })
      .nullable(),
    summary: z.string().nullable(),
    gap: z.string().nullable(),
    proposedVerdict: z.enum(verdicts).nullable().describe('The author’s view; only a signed verdict counts'),
    links: z.array(
      z.looseObject({
        finding: z.uuid().nullable(),
        citation: z.uuid().nullable(),
        relation: z.enum(linkRelations),
        note: z.string(),
        level: z.string().nullable().describe('preclinical:P2, ocebm:2'),
        reviewed: z.boolean().describe('False for a finding that nobody has accepted yet'),
        acceptedByAuthor: z.boolean().describe('True for a finding that nobody but its author accepted'),
        retraction: z.enum(['retracted', 'concern', 'corrected', 'reinstated']).nullable(),
      }),
    ),
    balance: z.array(z.looseObject({ level: z.string().nullable() })).describe('How many links of each level say what'),
    grade: z.looseObject({ level: z.enum(gradeLevels) }).nullable(),
    verdict: z
      .object({
        verdict: z.enum(verdicts),
        note: z.string(),
        signedBy: z.string(),
        signedAt: z.iso.datetime(),
        isCurrent: z.boolean().describe('False when the evidence changed after it was signed'),
      })
      .nullable(),
    retracted: z.boolean().describe('Whether it rests on a paper that has been retracted'),
    recheck: z.boolean().describe('Whether a correction or an expression of concern asks for another look'),
    status: z.enum(reviewStatuses),
    author: person,
    submittedAt: moment,
    acceptedBy: person,
    acceptedByAuthor: z.boolean().describe('True when nobody but its author accepted it'),
    acceptedAt: moment,
    rejectedBy: person,
    rejectionReason: z.string().nullable(),
    provenance: z.object({ pack: z.string(), id: z.string() }).nullable(),
    addedAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
  })
  .describe('A claim: a statement, and what the literature in the library says about it');
export type ClaimAnswer = z.output<typeof claimSchema>;

/** What a list of claims answers. */
export const claimListSchema = z
  .object({ items: z.array(claimSchema), total: z.int().min(0), next: z.string().nullable() })
  .describe('One page of claims');
