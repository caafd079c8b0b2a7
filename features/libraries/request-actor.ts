import { noteSessionUse, noteTokenUse } from '#features/accounts/commands/note-use.ts';
import { currentSessionId } from '#features/accounts/signed-in-actor.ts';
import type { Actor } from '#lib/actor.ts';
import { env } from '#lib/env.ts';
import { Problem } from '#lib/problem.ts';
import { findMemberBySession, findTokenActor } from './queries.ts';
import { isSameOrigin } from './same-origin.ts';

/** Who sends an API request: the Bearer token's person, else the session's. Throws `unauthenticated` when it is neither. */
export async function requestActor(request: Request, slug: string): Promise<Actor> {
  const authorization = request.headers.get('authorization');
  return authorization ? tokenActor(authorization, slug) : cookieActor(request, slug);
}

async function tokenActor(authorization: string, slug: string): Promise<Actor> {
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  if (!token)
    throw new Problem('unauthenticated', 'The Authorization header must read: Bearer, a space, an API token.');
  const found = await findTokenActor(token, slug);
  if (!found) throw new Problem('unauthenticated', 'This API token is unknown, expired or revoked.');
  if (found.isStale) await noteTokenUse(found.tokenId);
  return found.actor;
}

async function cookieActor(request: Request, slug: string): Promise<Actor> {
  const sessionId = await currentSessionId();
  const found = sessionId && (await findMemberBySession(sessionId, slug));
  if (!found) throw new Problem('unauthenticated', 'Send an API token as Bearer, or sign in.');
  if (!isSameOrigin(request, env().BASE_URL)) {
    throw new Problem(
      'forbidden',
      'With the session cookie, only pages of this site may change things; use an API token.',
    );
  }
  if (found.isStale) await noteSessionUse(sessionId);
  return found.actor;
}
