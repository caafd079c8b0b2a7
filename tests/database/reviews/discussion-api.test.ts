import { expect, test } from 'vitest';
import { createClaim } from '#features/claims/commands/create-claim.ts';
import { submitClaim } from '#features/claims/commands/submit-claim.ts';
import { createFinding } from '#features/findings/commands/create-finding.ts';
import { submitFinding } from '#features/findings/commands/submit-finding.ts';
import { addComment } from '#features/reviews/commands/add-comment.ts';
import { assignReview } from '#features/reviews/commands/assign-review.ts';
import { raiseFlag } from '#features/reviews/commands/raise-flag.ts';
import type { ReviewSubject } from '#features/reviews/schema.ts';
import { newId } from '#lib/new-id.ts';
import type { Scope } from '#lib/permissions.ts';
import { apiClient } from '../app/api-client.ts';
import { binding, makeFindingLibrary } from '../findings/finding-library.ts';

type Kind = 'finding' | 'claim';

async function prepare(kind: Kind) {
  const library = await makeFindingLibrary();
  const { curator, citationId } = library;
  const make = async () => {
    if (kind === 'finding') return createFinding(curator, { ...binding, citationId });
    const links = [{ citation: citationId, relation: 'supports' }];
    return createClaim(curator, { statement: 'It binds.', summary: 'It does.', links });
  };
  const submitted = await make();
  await (kind === 'finding' ? submitFinding : submitClaim)(curator, submitted.id);
  const subject: ReviewSubject = { type: kind, id: submitted.id };
  const scopes: Scope[] = ['read', 'write', 'review'];
  const clients = await Promise.all(scopes.map((scope) => apiClient(library, scope)));
  return { ...library, subject, here: `/${kind}s/${submitted.id}`, draft: (await make()).id, clients };
}

test.each(['finding', 'claim'] as const)('who may say, flag and take a %s to review by token', async (kind) => {
  const { curator, subject, here, clients } = await prepare(kind);
  const [comment, flag] = [
    await addComment(curator, subject, { body: 'Mine.' }),
    await raiseFlag(curator, subject, { reason: 'Units?' }),
  ];
  // Statuses by scope: read, write, review.
  const table: [string, string, object | undefined, [number, number, number]][] = [
    ['GET', `${here}/comments`, undefined, [200, 200, 200]],
    ['POST', `${here}/comments`, { body: 'Why?' }, [403, 201, 201]],
    ['GET', `${here}/flags`, undefined, [200, 200, 200]],
    ['POST', `${here}/flags`, { reason: 'Why?' }, [403, 201, 201]],
    ['GET', `${here}/assignment`, undefined, [200, 200, 200]],
    ['POST', `${here}/assignment/take`, undefined, [403, 403, 200]],
    ['POST', `${here}/assignment/release`, undefined, [403, 403, 200]],
    ['GET', `${here}/subscription`, undefined, [200, 200, 200]],
    ['POST', `${here}/subscription/follow`, undefined, [200, 200, 200]],
    ['POST', `${here}/subscription/mute`, undefined, [200, 200, 200]],
    // Another person's: a reviewer's to end.
    ['DELETE', `/comments/${comment.id}`, undefined, [403, 403, 204]],
    ['POST', `/flags/${flag.id}/resolve`, { resolution: 'nM' }, [403, 403, 200]],
  ];
  for (const [method, path, body, statuses] of table) {
    for (const [at, client] of clients.entries()) {
      const { status } = await client.send(method, path, { body });
      expect(status, `${method} ${path} of ${['read', 'write', 'review'][at]}`).toBe(statuses[at]);
    }
  }
});

test.each(['finding', 'claim'] as const)(
  'what one may not see of a %s is not found, whatever is asked',
  async (kind) => {
    const { owner, draft, clients, here } = await prepare(kind);
    const other = await prepare(kind);
    const [, , review] = clients;
    const parts: [string, string, object?][] = [
      ['GET', '/comments'],
      ['POST', '/comments', { body: 'x' }],
      ['GET', '/flags'],
      ['POST', '/flags', { reason: 'x' }],
      ['GET', '/assignment'],
      ['POST', '/assignment/take'],
      ['GET', '/subscription'],
      ['POST', '/subscription/follow'],
    ];
    for (const id of [draft, other.subject.id, newId(), 'none']) {
      for (const [method, part, body] of parts) {
        const answer = await review?.send(method, `/${kind}s/${id}${part}`, { body });
        expect(answer?.status, `${method} ${id}${part}`).toBe(404);
      }
    }
    const flag = await raiseFlag(other.curator, other.subject, { reason: 'x' });
    expect((await review?.send('POST', `/flags/${flag.id}/resolve`, { body: { resolution: 'x' } }))?.status).toBe(404);
    const stranger = { headers: { authorization: 'Bearer none' } };
    expect((await review?.send('GET', `${here}/comments`, stranger))?.status).toBe(401);
    expect((await review?.send('GET', `${here}/comments`, {}, other.owner.library.slug))?.status).toBe(404);
    expect(owner.library.slug).not.toBe(other.owner.library.slug);
  },
);

test('what another has under review is not taken from them', async () => {
  const { reviewer, subject, here, clients } = await prepare('finding');
  await assignReview(reviewer, subject);
  const [, , review] = clients;
  expect(await review?.send('POST', `${here}/assignment/take`)).toMatchObject({
    ...{ status: 409, body: { detail: 'Someone else has this finding under review.' } },
  });
  // To give back what one has not is nothing.
  expect(await review?.send('POST', `${here}/assignment/release`)).toMatchObject({
    ...{ status: 200, body: { reviewer: { name: 'Test reviewer' } } },
  });
});
