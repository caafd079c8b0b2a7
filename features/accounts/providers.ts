import type { OAuthConfig } from 'next-auth/providers/oauth';
import { env } from '#lib/env.ts';

/** What a provider says of a person. `email` only when the provider has verified it. */
export type ProviderProfile = { id: string; name: string; email: string | null };
type Profile = Record<string, unknown>;

const labels = { github: 'GitHub', google: 'Google', orcid: 'ORCID' } as const;
export type ProviderId = keyof typeof labels;

/** The providers whose keys are set: where people may sign in besides by password. */
export function listProviders(): { id: ProviderId; label: string; origin: string }[] {
  const { GITHUB_ID, GOOGLE_ID, ORCID_ID, ORCID_URL } = env();
  return [
    ...(GITHUB_ID ? [{ id: 'github' as const, label: labels.github, origin: 'https://github.com' }] : []),
    ...(GOOGLE_ID ? [{ id: 'google' as const, label: labels.google, origin: 'https://accounts.google.com' }] : []),
    ...(ORCID_ID ? [{ id: 'orcid' as const, label: labels.orcid, origin: new URL(ORCID_URL).origin }] : []),
  ];
}

/** The same for next-auth. */
export function providerConfigs(): OAuthConfig<Profile>[] {
  const { GITHUB_ID, GITHUB_SECRET, GOOGLE_ID, GOOGLE_SECRET, ORCID_ID, ORCID_SECRET, ORCID_URL } = env();
  return [
    ...(GITHUB_ID ? [github(GITHUB_ID, GITHUB_SECRET)] : []),
    ...(GOOGLE_ID
      ? [openId('google', 'https://accounts.google.com', 'openid email profile', GOOGLE_ID, GOOGLE_SECRET)]
      : []),
    ...(ORCID_ID ? [openId('orcid', ORCID_URL, 'openid', ORCID_ID, ORCID_SECRET)] : []),
  ];
}

function openId(
  id: ProviderId,
  issuer: string,
  scope: string,
  clientId: string,
  clientSecret?: string,
): OAuthConfig<Profile> {
  return {
    id,
    name: labels[id],
    type: 'oauth',
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    authorization: { params: { scope } },
    idToken: true,
    checks: ['state', 'pkce'],
    clientId,
    clientSecret,
    profile: (claims) => ({
      id: String(claims.sub),
      name: nameOf(claims),
      email: claims.email_verified === true && typeof claims.email === 'string' ? claims.email : null,
    }),
  };
}

// GitHub speaks OAuth only. A profile's own address may be unverified or absent, so the list of addresses is asked for.
function github(clientId: string, clientSecret?: string): OAuthConfig<Profile> {
  return {
    id: 'github',
    name: labels.github,
    type: 'oauth',
    issuer: 'https://github.com/login/oauth',
    authorization: { url: 'https://github.com/login/oauth/authorize', params: { scope: 'read:user user:email' } },
    token: 'https://github.com/login/oauth/access_token',
    userinfo: {
      url: 'https://api.github.com/user',
      async request({ client, tokens }) {
        const profile = await client.userinfo(tokens.access_token ?? '');
        const headers = { authorization: `Bearer ${tokens.access_token}` };
        const answer = await fetch('https://api.github.com/user/emails', { headers });
        const emails: { email: string; primary: boolean; verified: boolean }[] = answer.ok ? await answer.json() : [];
        const email = emails.find(({ primary, verified }) => primary && verified)?.email;
        return { ...profile, email };
      },
    },
    checks: ['state', 'pkce'],
    clientId,
    clientSecret,
    profile: ({ id, login, name, email }) => ({
      id: String(id),
      name: String(name ?? login),
      email: typeof email === 'string' ? email : null,
    }),
  };
}

// ORCID gives the parts of a name, and a full name only to some.
function nameOf({ name, given_name, family_name, sub }: Profile): string {
  return String(name ?? [given_name, family_name].filter(Boolean).join(' ')) || String(sub);
}
