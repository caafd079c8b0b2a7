import type { LibraryActor } from '#lib/actor.ts';
import { apiRoute } from '#lib/api-route.ts';
import { notFound } from '#lib/problem.ts';
import { requestActor } from './request-actor.ts';

/** A route under `/api/v1/libraries/[library]`: who is no member is told that the library is not there. */
export function libraryRoute<Params extends { library: string }>(
  handle: (actor: LibraryActor, request: Request, params: Params) => Promise<Response>,
) {
  return apiRoute<Params>(async (request, params) => {
    const actor = await requestActor(request, params.library);
    const { library, role } = actor;
    if (!library || !role) throw notFound('This library');
    return handle({ ...actor, library, role }, request, params);
  });
}
