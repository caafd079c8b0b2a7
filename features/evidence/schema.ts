import { z } from 'zod';
import type { EvidenceLevel } from './evidence-level.ts';
import { ocebmCell, ocebmCodes, ocebmQuestion, ocebmQuestions, ocebmTable } from './ocebm.ts';
import { preclinicalCodes } from './preclinical.ts';

const reason = z
  .string()
  .trim()
  .max(2000, 'Use at most 2000 characters.')
  .transform((text) => text || null)
  .nullable()
  .default(null);

const knownQuestion = z
  .string('OCEBM judges a study for one of its seven questions: name it.')
  .transform((text, context) => {
    const slug = ocebmQuestion(text);
    if (slug) return slug;
    const known = ocebmQuestions.map((each) => `${each} (“${ocebmTable[each].words}”)`).join(', ');
    context.addIssue(`OCEBM 2011 has no such question; its seven are ${known}.`);
    return z.NEVER;
  });

// Sent back as read, a suggestion stays one; everything else is a judgement.
const basis = z.enum(['suggested', 'judged']).default('judged');

const ocebmLevel = z
  .object({
    scheme: z.literal('ocebm'),
    version: z.literal('2011', 'Only the table of 2011 is known.').default('2011'),
    question: knownQuestion,
    code: z.coerce
      .string()
      .pipe(z.enum(ocebmCodes, 'OCEBM 2011 has levels 1 to 5, without letters (1a and 1b are of the 2009 table).')),
    reason,
    basis,
  })
  .refine(({ question, code }) => ocebmCell(question, code) !== null, {
    path: ['code'],
    message: 'The table has no level 5 for this question.',
  });

const preclinicalLevel = z.object({
  scheme: z.literal('preclinical'),
  version: z.literal('speciosa-1', 'Only speciosa-1 is known.').default('speciosa-1'),
  question: z
    .null('The preclinical ladder has no questions.')
    .optional()
    .transform(() => null),
  code: z.enum(preclinicalCodes, 'The preclinical ladder goes from P0 to P5.'),
  reason,
  basis,
});

/**
 * A level as a form or the API gives it: `{ scheme, version, question?, code, reason? }`, the question by the table's exact words or our slug.
 * Members it does not know (who and when: what an answer adds) are let pass, so that what was read can be sent back.
 */
export const levelInputSchema = z.discriminatedUnion('scheme', [ocebmLevel, preclinicalLevel], {
  error: 'The scheme is ocebm or preclinical.',
});
export type LevelInput = EvidenceLevel & { reason: string | null; basis: 'suggested' | 'judged' };

/** The whole list of a citation's levels: one for each scheme and question. */
export const levelListSchema = z
  .array(levelInputSchema)
  .max(20, 'At most 20 levels.')
  .superRefine((levels, context) => {
    const seen = new Set<string>();
    for (const [index, { scheme, question }] of levels.entries()) {
      const slot = `${scheme} ${question}`;
      if (seen.has(slot)) {
        context.addIssue({ code: 'custom', path: [index], message: 'A scheme judges a study once for each question.' });
      }
      seen.add(slot);
    }
  });

export const judgeLevelSchema = z.object({ citationId: z.uuid(), level: levelInputSchema });
export const judgeLevelsSchema = z.object({
  citationIds: z
    .array(z.uuid())
    .min(1, 'Choose at least one citation.')
    .max(10_000, 'At most 10 000 citations at once.'),
  level: levelInputSchema,
});
/** A level that a citation has. */
export const levelOfCitationSchema = z.object({ citationId: z.uuid(), levelId: z.uuid() });
