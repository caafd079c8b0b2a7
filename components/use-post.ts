import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { type FormState, idle } from '#lib/form-action.ts';

/** How much of a form is on its way, in bytes. */
export type Sent = { bytes: number; of: number };

// A shorter one is gone before its progress could be read.
const worthTelling = 1e6;

/** Sends a form to a route, which streams what a server action would hold in memory, and goes where the answer leads. */
export function usePost() {
  const router = useRouter();
  const [sent, setSent] = useState<Sent | null>(null);
  const request = useRef<XMLHttpRequest>(null);

  const post = async (address: string, _previous: FormState, data: FormData): Promise<FormState> => {
    const sending = new XMLHttpRequest();
    request.current = sending;
    const answer = await answerTo(sending, address, data, setSent);
    setSent(null);
    if (answer === 'stopped') return idle;
    if (answer === 'unreached') return failed('The server was not reached.');
    const { status, said } = answer;
    if (!said) return failed(`The server answered ${status}.`);
    if (status >= 400) return { status: 'failed', problem: said };
    if (said.location) router.push(said.location);
    else router.refresh();
    return { status: 'done', ...said };
  };
  return { post, sent, stop: () => request.current?.abort() };
}

// biome-ignore lint/suspicious/noExplicitAny: JSON of our own routes, whose members are those of a FormState or a problem
type Answer = { status: number; said: any };

// `fetch` cannot say how much it has sent.
function answerTo(
  request: XMLHttpRequest,
  address: string,
  data: FormData,
  tell: (sent: Sent) => void,
): Promise<Answer | 'stopped' | 'unreached'> {
  return new Promise((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => {
      if (total > worthTelling) tell({ bytes: loaded, of: total });
    };
    request.responseType = 'json';
    request.onload = () => resolve({ status: request.status, said: request.response });
    request.onerror = () => resolve('unreached');
    request.onabort = () => resolve('stopped');
    request.open('POST', address);
    request.setRequestHeader('accept', 'application/json');
    request.send(data);
  });
}

function failed(reason: string): FormState {
  const detail = `${reason} Nothing was kept: try again.`;
  return { status: 'failed', problem: { type: 'about:blank', title: 'Not sent', status: 0, detail } };
}
