import { Problem } from './problem.ts';

/** What a form knows of its last submission. `values` lets it be shown again as typed. */
export type FormState = {
  status: 'idle' | 'done' | 'failed';
  message?: string;
  problem?: ReturnType<Problem['toJSON']> & Record<string, unknown>;
  values?: Record<string, string>;
  /** What a finished action hands back: a new token, the number of records. */
  data?: Record<string, unknown>;
};

export const idle: FormState = { status: 'idle' };

/**
 * Makes a form action of a function of its data: expected failures become the form's state with what was typed;
 * anything else flies on (Next's redirects, and bugs to `error.tsx` and the log).
 */
export function formAction(work: (data: FormData) => Promise<Omit<FormState, 'status'> | undefined>) {
  return async (_previous: FormState, data: FormData): Promise<FormState> => {
    try {
      return { status: 'done', ...(await work(data)) };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return { status: 'failed', problem: error.toJSON(), values: typedValues(data) };
    }
  };
}

// Passwords are never sent back to the page, nor what React puts in a form that works without script.
function typedValues(data: FormData): Record<string, string> {
  const entries = [...data].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && !/password|^\$ACTION/i.test(entry[0]),
  );
  return Object.fromEntries(entries);
}
