/** next-auth's own name for the session cookie; browsers hold `__Secure-` ones to https. */
export function sessionCookieName(secure: boolean): string {
  return `${secure ? '__Secure-' : ''}next-auth.session-token`;
}
