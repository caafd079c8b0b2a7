import { cookies } from 'next/headers';
import type { FormState } from '#lib/form-action.ts';

// What became of a form that was sent without script, told by the page it leads back to: a cookie of that page for a minute.
const cookieName = 'upload-outcome';
const marker = 'sent';

/** The way back to a page that is to tell an outcome. */
export function outcomeRedirect(page: string, outcome: FormState): Headers {
  const value = encodeURIComponent(JSON.stringify(outcome));
  return new Headers({
    location: `${page}?${marker}`,
    'set-cookie': `${cookieName}=${value}; Path=${page}; Max-Age=60; HttpOnly; SameSite=Lax`,
  });
}

/** What became of the form this page was come back to from; undefined when it was opened otherwise. */
export async function uploadOutcome(query: Record<string, unknown>): Promise<FormState | undefined> {
  const value = marker in query ? (await cookies()).get(cookieName)?.value : undefined;
  return value ? JSON.parse(value) : undefined;
}
