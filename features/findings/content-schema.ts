import { z } from 'zod';
import { levelInputSchema } from '#features/evidence/schema.ts';
import { actions, directions, results, validityFlags } from '#lib/pharmacology/action.ts';
import { assayFields, assayRules, assayTypes, fieldUse, nmdaFields } from '#lib/pharmacology/assay-rules.ts';
import {
  dispersionKinds,
  intervalKinds,
  printKind,
  readDispersionKind,
  readIntervalKind,
} from '#lib/pharmacology/dispersion.ts';
import { parameterRule } from '#lib/pharmacology/parameter-rules.ts';
import { readRelation, relations } from '#lib/pharmacology/relation.ts';
import { printUnit } from '#lib/pharmacology/units.ts';
import type { FindingContent } from './finding-content.ts';

/** The longest passage quoted from a paper. */
const longestQuote = 300;

// Left out, null and nothing but space are all “not known”.
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(
    (given) => (given === undefined || (typeof given === 'string' && given.trim() === '') ? null : given),
    schema.nullable(),
  );

const line = (most = 300) =>
  optional(
    z
      .string()
      .transform((text) => text.replace(/\s+/g, ' ').trim())
      .pipe(z.string().max(most, `Use at most ${most} characters.`)),
  );
const text = optional(z.string().trim().max(4000, 'Use at most 4000 characters.'));
const oneOf = <Word extends string>(words: readonly [Word, ...Word[]]) =>
  optional(z.enum(words, `Use one of: ${words.join(', ')}.`));

const decimal = /^[-−]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;
const numberOf = (printed: string) => Number(printed.replace('−', '-'));
const isDecimal = (given: string) => decimal.test(given) && Number.isFinite(numberOf(given));
const notDecimal = 'Write a number with a point for the decimals and no other signs: 1300, 0.5.';

const number = z.union(
  [z.number().refine(Number.isFinite, notDecimal), z.string().trim().refine(isDecimal, notDecimal).transform(numberOf)],
  notDecimal,
);
// A number as printed; one that comes as a number is printed in full.
const printedNumber = z.union(
  [
    z.number().refine(Number.isFinite, notDecimal).transform(String),
    z.string().trim().max(40, 'Use at most 40 characters.').refine(isDecimal, notDecimal),
  ],
  notDecimal,
);
const amount = optional(number.pipe(z.number().min(0, 'Less than nothing there cannot be.')));

const kindOf = <Kind extends string>(kinds: readonly [Kind, ...Kind[]], read: (text: string) => Kind | null) =>
  z.preprocess(
    (given) => (typeof given === 'string' ? (read(given) ?? given) : given),
    z.enum(kinds, `Use one of: ${kinds.join(', ')}.`),
  );

const dispersion = z.object({
  kind: kindOf(dispersionKinds, readDispersionKind),
  value: number.pipe(z.number().min(0, 'What stands behind ± is not negative.')),
});
const interval = z
  .object({
    kind: kindOf(intervalKinds, readIntervalKind).default('not stated'),
    low: optional(number),
    high: optional(number),
  })
  .refine(({ low, high }) => low !== null || high !== null, { path: ['low'], error: 'Give the low or the high end.' })
  .refine(({ low, high }) => low === null || high === null || low <= high, {
    path: ['low'],
    error: 'The low end is above the high one.',
  });
// Strict, as an end of its interval that stands beside it would be lost without a word. A bare number is Emax too.
const emax = z.preprocess(
  (given) => (typeof given === 'number' || typeof given === 'string' ? { value: given } : given),
  z.strictObject({
    value: number,
    dispersion: optional(dispersion).default(null),
    interval: optional(interval).default(null),
  }),
);

const tag = line(200);
const level = optional(
  levelInputSchema.transform((given) => {
    const { reason: _, basis: __, ...known } = given;
    return known;
  }),
);

const parameter = line(120).transform((given) => {
  const rule = given === null ? null : parameterRule(given);
  // Codes are spelled one way; words of one's own stay.
  return rule && rule.code.toLowerCase() === given?.toLowerCase() ? rule.code : given;
});
const relation = z.preprocess(
  (given) =>
    typeof given === 'string' && given.trim() !== '' ? (readRelation(given) ?? given) : (given ?? null) || null,
  z.enum(relations, `Use one of: ${relations.join(' ')}.`).nullable(),
);
const unit = line(40).transform((given) => given && printUnit(given));
const flag = (otherwise: boolean) =>
  z.preprocess(
    (given) => given ?? otherwise,
    z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')]),
  );

const shape = z.object({
  ...{ ligand: tag, ligandForm: line(), comparator: line(), target: tag, effect: tag, assay: oneOf(assayTypes) },
  ...{ readout: line(), system: line(), species: line(80), targetSpecies: line(80), strain: line(80), sex: line(40) },
  ...{ radioligand: line(80), radioligandConcentrationNanomolar: amount, radioligandKdNanomolar: amount },
  ...{ referenceAgonist: line(80), receptorReserve: line(), hillSlope: optional(number) },
  ...{ dose: line(), route: line(80), reversal: line(), studyDesign: line(), population: line() },
  subunits: z.preprocess(
    (given) => (typeof given === 'string' ? given.split(/[/,\s]+/) : (given ?? [])),
    z
      .array(z.string().trim())
      .transform((all) => all.filter(Boolean))
      .pipe(z.array(z.string().max(20)).max(5, 'A receptor has at most five subunits.')),
  ),
  ...{ site: line(80), holdingPotentialMillivolt: optional(number), agonistConcentration: line(80) },
  ...{ glycineMicromolar: amount, magnesiumMillimolar: amount, useDependence: line() },
  ph: optional(number.pipe(z.number().min(0).max(14, 'The pH lies between 0 and 14.'))),
  ...{ parameter, relation, value: optional(printedNumber), unit, printedP: optional(number) },
  n: optional(number.pipe(z.int('n is a whole number.').min(1, 'n is at least 1.').max(2_000_000_000))),
  ...{
    dispersion: optional(dispersion),
    interval: optional(interval),
    emax: optional(emax),
  },
  ...{
    action: oneOf(actions),
    actionNote: line(),
    direction: oneOf(directions),
    result: oneOf(results),
    outcome: text,
  },
  ...{ isPrimary: flag(true), citedFrom: line(), valuesEstimated: flag(false) },
  ...{ validityFlag: oneOf(validityFlags), validityNote: text, conflictOfInterest: line() },
  quote: line(longestQuote),
  locator: line(200),
  rating: optional(number.pipe(z.int().min(1).max(5, 'A finding is rated from 1 to 5.'))),
  level,
});

/** What a finding says, as a form or the API gives it. Everything may be missing: what submitting needs is asked then. */
export const contentSchema = shape.superRefine((content, context) => {
  // At what a form asks, never at a member made of several fields: nothing on the screen is that member.
  const fault = (path: string, message: string) => context.addIssue({ code: 'custom', path: path.split('/'), message });
  const { assay } = content;
  if (assay) {
    for (const field of [...assayFields, ...nmdaFields]) {
      const given = content[field];
      const isEmpty = given === null || (Array.isArray(given) && given.length === 0);
      if (!isEmpty && fieldUse(assay, field) === 'hidden') {
        fault(field, `An assay of the kind “${assayRules[assay].name}” does not have this.`);
      }
    }
  }
  if (content.value !== null && content.parameter === null) fault('parameter', 'Say what was measured: Ki, EC50 …');
  if (content.value === null && (content.dispersion || content.interval))
    fault('value', 'Give the value that the ± or the interval belongs to.');
  const mixed = mixedLevels(content);
  if (mixed) fault('interval/kind', mixed);
  const ofEmax = content.emax && mixedLevels(content.emax);
  if (ofEmax) fault('emax/interval/kind', ofEmax);
}) satisfies z.ZodType<FindingContent>;

function mixedLevels({ dispersion: around, interval: between }: Pick<FindingContent, 'dispersion' | 'interval'>) {
  if (!around?.kind.endsWith('CI') || !between?.kind.endsWith('CI') || around.kind === between.kind) return null;
  return `${printKind(between.kind)} beside ± ${printKind(around.kind)}: keep to one confidence level.`;
}

/** The fields of content, for revisions of one field. */
export const fieldNames = Object.keys(shape.shape) as (keyof FindingContent)[];
