/** The kinds of work for which a library says whether someone other than the author has to accept it. */
const reviewedWork = ['findings', 'claims', 'appraisals'] as const;
export type ReviewedWork = (typeof reviewedWork)[number];

/** Columns of a library that hold the policy, in the order of the form. */
export const policyColumns = {
  findings: 'findingsNeedSecondPerson',
  claims: 'claimsNeedSecondPerson',
  appraisals: 'appraisalsNeedSecondPerson',
} as const satisfies Record<ReviewedWork, string>;
export type SecondPersonPolicy = Record<(typeof policyColumns)[ReviewedWork], boolean>;

/** Whether a person may be the one who accepts their own work of this kind, as far as the policy goes. */
export function mayAcceptOwn(policy: SecondPersonPolicy, work: ReviewedWork): boolean {
  return !policy[policyColumns[work]];
}

type Person = { id: string } | null;

/** Whether what was accepted was accepted by who made it. */
export function isAcceptedByAuthor({ author, acceptedBy }: { author: Person; acceptedBy: Person }): boolean {
  return acceptedBy !== null && acceptedBy.id === author?.id;
}

/** `Accepted by Ben Okafor`; where nobody else looked, `Accepted by its author, Ana Ruiz`. */
export function acceptedByWords(record: { author: Person; acceptedBy: { id: string; name: string } }): string {
  return `Accepted by ${isAcceptedByAuthor(record) ? 'its author, ' : ''}${record.acceptedBy.name}`;
}
