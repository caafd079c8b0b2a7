import { z } from 'zod';
import { isAcceptedByAuthor } from '#features/libraries/second-person.ts';
import type { AppraisalRecord } from './appraisal.ts';

const person = z.object({ id: z.string(), name: z.string() });

/** An appraisal as the API gives it: RoB 2 with its judgements by domain, SYRCLE without a sum. */
export const appraisalRecord = z.object({
  id: z.string(),
  tool: z.enum(['rob2', 'syrcle']),
  result: z.string(),
  effect: z.string().nullable(),
  answers: z.record(z.string(), z.string()),
  notes: z.record(z.string(), z.string().optional()),
  judgements: z
    .record(
      z.string(),
      z.object({ judgement: z.string().nullable(), reason: z.string(), suggested: z.string().nullable() }),
    )
    .nullable(),
  author: person,
  madeAt: z.iso.datetime(),
  acceptedBy: person.nullable(),
  acceptedByAuthor: z.boolean().describe('True when nobody but its author accepted it'),
  acceptedAt: z.iso.datetime().nullable(),
});

export function appraisalAnswer(record: AppraisalRecord): z.input<typeof appraisalRecord> {
  const { id, tool, result, answers, notes, author, madeAt, acceptedBy, acceptedAt } = record;
  const isTrial = record.tool === 'rob2';
  return {
    ...{ id, tool, result, answers, notes, author, acceptedBy },
    acceptedByAuthor: isAcceptedByAuthor(record),
    effect: isTrial ? record.effect : null,
    judgements: isTrial ? record.judgements : null,
    madeAt: madeAt.toISOString(),
    acceptedAt: acceptedAt?.toISOString() ?? null,
  };
}
