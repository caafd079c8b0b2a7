import type { LibraryActor } from '#lib/actor.ts';
import { apiRoute } from '#lib/api-route.ts';
import { authorise, type Permission } from '#lib/permissions.ts';
import { notFound } from '#lib/problem.ts';
import { requestActor } from './request-actor.ts';

/** A route under `/api/v1/libraries/[library]`: who is no member is told that the library is not there; who may not what it is for, is told so before anything about the request. */
export function libraryRoute<Params extends { library: string }>(
  handle: (actor: LibraryActor, request: Request, params: Params) => Promise<Response>,
  permission: Permission = 'library.read',
) {
  return apiRoute<Params>(async (request, params) => {
    const actor = await requestActor(request, params.library);
    const { library, role } = actor;
    if (!library || !role) throw notFound('This library');
    authorise(actor, permission);
    return handle({ ...actor, library, role }, request, params);
  });
}
