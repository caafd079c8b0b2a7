import type { LibraryActor } from '#lib/actor.ts';
import { env } from '#lib/env.ts';
import type { FormState } from '#lib/form-action.ts';
import type { Permission } from '#lib/permissions.ts';
import { receiveForm } from '#lib/received-form.ts';
import { libraryRoute } from './library-route.ts';
import { outcomeRedirect } from './upload-outcome.ts';

type Upload<Params> = {
  permission: Permission;
  /** What is done with the form; `location` is where it ends, else on its page. */
  work: (
    actor: LibraryActor,
    data: FormData,
    params: Params,
  ) => Promise<Omit<FormState, 'status'> & { location?: string }>;
};

/**
 * Where the form of a page with a long file is posted to, `/upload` under the page's address: a server action would hold the whole of it in memory. Answers in JSON, failures as the API does;
 * a browser without script is led on, or back to the page, which tells the outcome.
 */
export function uploadRoute<Params extends { library: string }>({ permission, work }: Upload<Params>) {
  const answer = libraryRoute<Params>(async (actor, request, params) => {
    const limitBytes = env().MAX_UPLOAD_MB * 1024 * 1024;
    return Response.json(await receiveForm(request, { limitBytes }, (data) => work(actor, data, params)));
  }, permission);

  return async (request: Request, context: { params: Promise<Params> }): Promise<Response> => {
    const response = await answer(request, context);
    if (!request.headers.get('accept')?.includes('text/html')) return response;
    const back = new URL(request.url).pathname.replace(/\/upload$/, '').replaceAll(';', '%3B');
    const said = await response.json();
    if (response.status === 401) return seeOther({ location: `/sign-in?next=${encodeURIComponent(back)}` });
    if (said.location) return seeOther({ location: said.location });
    return seeOther(
      outcomeRedirect(back, response.ok ? { status: 'done', ...said } : { status: 'failed', problem: said }),
    );
  };
}

function seeOther(headers: HeadersInit): Response {
  return new Response(null, { status: 303, headers });
}
