import type { Fault } from '#lib/problem.ts';
import type { ClaimContent } from './claim-content.ts';

/** What a claim still lacks to be submitted. That nothing is linked is an answer too, when the gap says what was looked for. */
export function missingToSubmit({ summary, links, gap }: ClaimContent): Fault[] {
  const faults: Fault[] = [];
  if (!summary)
    faults.push({ pointer: '/summary', detail: 'Say in a sentence what the literature in the library says.' });
  if (links.length === 0 && !gap) {
    faults.push({ pointer: '/gap', detail: 'Link a finding or a citation, or say what was looked for and not found.' });
  }
  return faults;
}
