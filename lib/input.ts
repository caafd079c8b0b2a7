import type { z } from 'zod';
import { type Fault, invalid } from './problem.ts';

/** Parses what came in at a door; throws a `Problem` that names every fault by JSON pointer. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map((issue): Fault => ({ pointer: pointerTo(issue.path), detail: issue.message }));
  const [first] = errors;
  throw invalid(errors.length === 1 && first ? first.detail : `${errors.length} fields need another look.`, errors);
}

/** JSON pointer (RFC 6901) to a path of keys and indexes. */
function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
