/** Why a provider's sign-in failed, by the code in the address: an address never brings its own words onto the page. */
export const signInFaults = {
  'no-account': 'There is no account for this identity. Ask for an invitation.',
  disabled: 'This account is disabled.',
  taken: 'This identity belongs to another account.',
  other: 'Signing in did not work. Please try again.',
} as const;

export type SignInFault = keyof typeof signInFaults;

/** The sentence for an `error` in the sign-in page's address; next-auth's own codes get one for all. */
export function signInFault(error: unknown): string | null {
  if (typeof error !== 'string') return null;
  const known = Object.entries(signInFaults).find(([code]) => code === error);
  return known?.[1] ?? signInFaults.other;
}
