import { apiRoute } from './api-route.ts';
import { Problem } from './problem.ts';

type Verb = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

/**
 * What a route with these verbs answers to all others: 405 as a problem, and which verbs it has; to OPTIONS those alone. Next would answer 405
 * without a word, and count as had whatever a route exports.
 */
export function otherVerbs(...own: readonly Verb[]): Record<Verb, Handler> {
  const allow = [...own, ...(own.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].sort();
  const refuse = apiRoute(async ({ method }) => {
    throw new Problem('method-not-allowed', `${method} is none of what this address has: ${allow.join(', ')}.`, {
      allow,
    });
  });
  const options = apiRoute(async () => new Response(null, { status: 204, headers: { allow: allow.join(', ') } }));
  return { GET: refuse, HEAD: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse, OPTIONS: options };
}
