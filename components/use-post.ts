import { useRouter } from 'next/navigation';
import type { FormState } from '#lib/form-action.ts';

/** Sends a form to a route, which streams what a server action would hold in memory, and goes where the answer leads. */
export function usePost() {
  const router = useRouter();
  return async (address: string, _previous: FormState, data: FormData): Promise<FormState> => {
    const answer = await fetch(address, { method: 'POST', body: data, headers: { accept: 'application/json' } }).catch(
      () => null,
    );
    const said = await answer?.json().catch(() => null);
    if (!answer || !said)
      return failed(answer ? `The server answered ${answer.status}.` : 'The server was not reached.');
    if (!answer.ok) return { status: 'failed', problem: said };
    if (said.location) router.push(said.location);
    else router.refresh();
    return { status: 'done', ...said };
  };
}

function failed(reason: string): FormState {
  const detail = `${reason} Nothing was kept: try again.`;
  return { status: 'failed', problem: { type: 'about:blank', title: 'Not sent', status: 0, detail } };
}
