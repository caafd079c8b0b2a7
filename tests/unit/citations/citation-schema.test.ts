import { expect, it } from 'vitest';
import { createCitationSchema } from '#features/citations/citation-schema.ts';

it('says which type is none', () => {
  const answer = createCitationSchema.safeParse({ csl: { type: 'paper', title: 'Leaves' } });
  expect(answer.error?.issues[0]?.message).toBe('“paper” is no item type of CSL 1.0.2, such as article-journal.');
});
