import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { parseInput } from '#lib/input.ts';
import type { Problem } from '#lib/problem.ts';

const schema = z.strictObject({
  name: z.string().min(1).max(3),
  count: z.int().max(5).optional(),
  kind: z.enum(['left', 'right']).optional(),
  version: z.literal(2).optional(),
  tags: z.array(z.string()).max(1).optional(),
  csl: z.record(z.string(), z.unknown()).optional(),
  own: z.string('Name it.').optional(),
});

function faultsOf(input: unknown) {
  try {
    parseInput(schema, input);
  } catch (problem) {
    return (problem as Problem).errors.map(({ pointer, detail }) => `${pointer} ${detail}`);
  }
  return [];
}

describe('what is wrong with an input is told in sentences', () => {
  for (const [input, fault] of [
    [{}, '/name This is missing: it is text.'],
    [undefined, ' This is missing: it is an object.'],
    [[], ' This is an object, not a list.'],
    [{ name: null }, '/name This is text, not null.'],
    [{ name: 3 }, '/name This is text, not 3.'],
    [{ name: '' }, '/name This is at least 1 character.'],
    [{ name: 'long' }, '/name This is at most 3 characters.'],
    [{ name: 'a', count: 1.5 }, '/count This is a whole number, not 1.5.'],
    [{ name: 'a', count: 6 }, '/count This is at most 5.'],
    [{ name: 'a', kind: 'up' }, '/kind This is one of left, right.'],
    [{ name: 'a', version: 1 }, '/version This is always 2.'],
    [{ name: 'a', tags: ['a', 'b'] }, '/tags This is at most 1 item.'],
    [{ name: 'a', csl: 'text' }, '/csl This is an object, not text.'],
    [{ name: 'a', nmae: 'a' }, ' There is no nmae here.'],
    [{ name: 'a', own: 1 }, '/own Name it.'],
  ] as const) {
    test(JSON.stringify(input) ?? 'nothing at all', () => {
      expect(faultsOf(input)).toEqual([fault]);
    });
  }
});
