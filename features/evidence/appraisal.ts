import { z } from 'zod';
import { judgeRob2, type Rob2Override, type Rob2Result, rob2Faults } from './rob2.ts';
import {
  type Rob2Answer,
  type Rob2Effect,
  rob2Answers,
  rob2Effects,
  rob2Judgements,
  rob2Version,
} from './rob2-table.ts';
import { type SyrcleAnswer, syrcleAnswers, syrcleFaults, syrcleVersion } from './syrcle.ts';

/** What an appraisal is made with. */
const appraisalTools = ['rob2', 'syrcle'] as const;
export type AppraisalTool = (typeof appraisalTools)[number];
export const appraisalToolNames: Readonly<Record<AppraisalTool, { name: string; unit: string }>> = {
  rob2: { name: 'RoB 2', unit: 'one result of a randomised trial' },
  syrcle: { name: 'SYRCLE', unit: 'one animal study' },
};

const note = z.string().trim().max(1000, 'Use at most 1000 characters.').default('');
const notes = z.record(z.string(), note).default({});
const judgement = z.object({
  judgement: z
    .enum(['', ...rob2Judgements])
    .nullish()
    .transform((given) => given || null),
  reason: note,
});

const rob2Input = z
  .object({
    tool: z.literal('rob2'),
    result: z
      .string('Name the result: RoB 2 judges one result, not the trial.')
      .trim()
      .min(1, 'Name the result: RoB 2 judges one result, not the trial.')
      .max(300, 'Use at most 300 characters.'),
    effect: z.enum(rob2Effects, 'Choose which effect the result estimates.'),
    answers: z.record(z.string(), z.enum(rob2Answers)),
    notes,
    judgements: z.record(z.string(), judgement).default({}),
  })
  .superRefine((input, context) => addFaults(rob2Faults(input), context));

const syrcleInput = z
  .object({
    tool: z.literal('syrcle'),
    result: z.string().trim().max(300, 'Use at most 300 characters.').default(''),
    answers: z.record(z.string(), z.enum(syrcleAnswers)),
    notes,
  })
  .superRefine((input, context) => addFaults(syrcleFaults(input), context));

/** An appraisal as a form gives it. Every answer must fit its tool, every override has its reason. */
export const appraisalSchema = z.discriminatedUnion('tool', [rob2Input, syrcleInput], {
  error: 'The tool is rob2 or syrcle.',
});
type AppraisalInput = z.output<typeof appraisalSchema>;

function addFaults(faults: readonly { pointer: string; detail: string }[], context: z.core.$RefinementCtx): void {
  for (const { pointer, detail } of faults) {
    context.addIssue({ code: 'custom', path: pointer.split('/').slice(1), message: detail });
  }
}

/** The columns that say it; judgements as suggested and as held. */
export function appraisalColumns(input: AppraisalInput) {
  const { tool, result, answers, notes: said } = input;
  if (tool === 'syrcle') {
    return {
      tool,
      toolVersion: syrcleVersion,
      result,
      effect: null,
      answers,
      notes: said,
      judgements: {},
      overall: null,
    };
  }
  const { domains, overall } = judgeRob2(input);
  const held = ({ suggested, judgement: is, reason }: Rob2Result['overall']) => ({ suggested, judgement: is, reason });
  const judgements = Object.fromEntries([
    ...domains.map((domain) => [domain.code, held(domain)]),
    ['overall', held(overall)],
  ]);
  const { effect } = input;
  return {
    tool,
    toolVersion: rob2Version,
    result,
    effect,
    answers,
    notes: said,
    judgements,
    overall: overall.judgement,
  };
}

type Person = { id: string; name: string };

/** An appraisal with all that is shown of it. */
export type AppraisalRecord = {
  id: string;
  result: string;
  notes: Record<string, string | undefined>;
  author: Person;
  madeAt: Date;
  acceptedBy: Person | null;
  acceptedAt: Date | null;
} & (
  | {
      tool: 'rob2';
      effect: Rob2Effect;
      answers: Record<string, Rob2Answer>;
      judgements: Record<string, Rob2Override & { suggested: string | null }>;
    }
  | { tool: 'syrcle'; answers: Record<string, SyrcleAnswer> }
);

/** Fields of the form: `a-1.1` an answer, `n-D1` or `n-1` a note, `j-D1` and `r-D1` a judgement and its reason. */
export function appraisalFromForm(data: FormData): Record<string, unknown> {
  const under = (prefix: string) =>
    [...data].flatMap(([name, value]): [string, string][] =>
      name.startsWith(prefix) && typeof value === 'string' && value.trim() !== ''
        ? [[name.slice(prefix.length), value]]
        : [],
    );
  const reasons = new Map(under('r-'));
  const chosen = new Map(under('j-'));
  const codes = new Set([...chosen.keys(), ...reasons.keys()]);
  return {
    ...{ tool: data.get('tool'), result: String(data.get('result') ?? ''), effect: data.get('effect') ?? undefined },
    ...{ answers: Object.fromEntries(under('a-')), notes: Object.fromEntries(under('n-')) },
    judgements: Object.fromEntries(
      [...codes].map((code) => [code, { judgement: chosen.get(code) ?? null, reason: reasons.get(code) ?? '' }]),
    ),
  };
}
