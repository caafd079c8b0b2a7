import { z } from 'zod';
import {
  assignmentRecord,
  commentRecord,
  flagRecord,
  subscriptionRecord,
} from '#features/reviews/discussion-schema.ts';
import { commentSchema, flagSchema, resolveFlagSchema } from '#features/reviews/schema.ts';
import type { Operation } from '#lib/openapi.ts';

const library = '/libraries/{library}';
const listOf = (items: z.ZodType) => z.object({ items: z.array(items), total: z.int(), next: z.string().nullable() });

/** What is said of a finding and of a claim, who has it under review and who hears of it: alike for both. */
function operationsOf(noun: 'finding' | 'claim'): Operation[] {
  const one = `${library}/${noun}s/{id}`;
  const assignment = { 200: { description: 'Who has it now', schema: assignmentRecord } };
  const subscription = { 200: { description: 'As it is now', schema: subscriptionRecord } };
  return [
    {
      ...{ method: 'get', path: `${one}/comments`, summary: `List comments on a ${noun}, the oldest first` },
      answers: { 200: { description: 'All of them', schema: listOf(commentRecord) } },
    },
    {
      ...{ method: 'post', path: `${one}/comments`, body: commentSchema },
      summary: `Comment on a ${noun}; @first-last and @reviewers are notified`,
      answers: { 201: { description: 'The comment', schema: commentRecord } },
    },
    {
      ...{ method: 'get', path: `${one}/flags`, summary: `List flags of a ${noun}, open ones first` },
      answers: { 200: { description: 'All of them', schema: listOf(flagRecord) } },
    },
    {
      ...{ method: 'post', path: `${one}/flags`, summary: `Ask for another look at a ${noun}`, body: flagSchema },
      answers: { 201: { description: 'The flag', schema: flagRecord } },
    },
    {
      ...{ method: 'get', path: `${one}/assignment`, summary: `Who has a ${noun} under review` },
      answers: assignment,
    },
    {
      ...{
        method: 'post',
        path: `${one}/assignment/{verb}`,
        summary: `Take a ${noun} to review for a while, or release it`,
      },
      answers: assignment,
    },
    {
      ...{ method: 'get', path: `${one}/subscription`, summary: `Whether you asked to hear of a ${noun}` },
      answers: subscription,
    },
    {
      ...{ method: 'post', path: `${one}/subscription/{verb}`, summary: `Follow or mute a ${noun}` },
      answers: subscription,
    },
  ];
}

/** What the API does with what people say of findings and claims. */
export const discussionOperations: readonly Operation[] = [
  ...operationsOf('finding'),
  ...operationsOf('claim'),
  {
    ...{ method: 'delete', path: `${library}/comments/{id}`, summary: 'Take a comment away' },
    answers: { 204: { description: 'It is gone; the log keeps its text' } },
  },
  {
    ...{ method: 'post', path: `${library}/flags/{id}/resolve`, summary: 'Resolve a flag', body: resolveFlagSchema },
    answers: { 200: { description: 'The flag as it is now', schema: flagRecord } },
  },
];
