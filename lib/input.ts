import type { z } from 'zod';
import { type Fault, invalid } from './problem.ts';

/** Parses what came in at a door; throws a `Problem` that names every fault by JSON pointer. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input, inSentences);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map((issue): Fault => ({ pointer: pointerTo(issue.path), detail: issue.message }));
  const [first] = errors;
  throw invalid(errors.length === 1 && first ? first.detail : `${errors.length} fields need another look.`, errors);
}

/** How faults are told for which a schema has no sentence of its own. */
const inSentences = { error: sentenceOf };

// JSON's names of what a value may be.
const kinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
  null: 'null',
};

function sentenceOf(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return `This is missing: it is ${kindOf(issue.expected)}.`;
      return `This is ${kindOf(issue.expected)}, not ${saidOf(issue.input)}.`;
    case 'invalid_value':
      return `This is ${issue.values.length === 1 ? 'always' : 'one of'} ${issue.values.map(String).join(', ')}.`;
    case 'unrecognized_keys':
      return `There is no ${new Intl.ListFormat('en', { type: 'disjunction' }).format(issue.keys)} here.`;
    case 'too_small':
      return `This is at least ${measured(issue.minimum, issue.origin)}.`;
    case 'too_big':
      return `This is at most ${measured(issue.maximum, issue.origin)}.`;
    default:
      return undefined;
  }
}

function kindOf(type: string): string {
  return kinds[type] ?? type;
}

function saidOf(value: unknown): string {
  if (value === null || typeof value === 'number') return String(value);
  return kindOf(Array.isArray(value) ? 'array' : typeof value);
}

function measured(size: number | bigint, origin: string): string {
  const things = { string: 'character', array: 'item', set: 'item' }[origin];
  return things ? `${size} ${things}${Number(size) === 1 ? '' : 's'}` : String(size);
}

/** JSON pointer (RFC 6901) to a path of keys and indexes. */
function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
