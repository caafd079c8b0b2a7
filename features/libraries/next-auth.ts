import { cookies, headers } from 'next/headers';
import type { AuthOptions } from 'next-auth';
import type { JWT } from 'next-auth/jwt';
import CredentialsProvider from 'next-auth/providers/credentials';
import { clientAddress } from '#features/accounts/client-address.ts';
import { authenticate } from '#features/accounts/commands/authenticate.ts';
import { startSession } from '#features/accounts/commands/start-session.ts';
import { providerConfigs } from '#features/accounts/providers.ts';
import { findIdentityUser, findSessionActor } from '#features/accounts/queries.ts';
import { sameSitePath } from '#features/accounts/same-site-path.ts';
import { authSecret } from '#features/accounts/session-cookie.ts';
import { COOKIE_SECONDS } from '#features/accounts/session-lifetime.ts';
import { findSignedInActor } from '#features/accounts/signed-in-actor.ts';
import { env, provideEnv } from '#lib/env.ts';
import { log } from '#lib/log.ts';
import { Problem } from '#lib/problem.ts';
import { admitIdentity, connectIdentity } from './commands/admit-identity.ts';
import { connectCookie, invitationCookie } from './sign-in-cookies.ts';

/** next-auth as Speciosa uses it: its cookie only names a row of our sessions, which decides on every request. */
export function authOptions(): AuthOptions {
  const { BASE_URL } = env();
  // next-auth takes its own address from the environment only.
  provideEnv({ NEXTAUTH_URL: BASE_URL });
  return {
    secret: authSecret(),
    useSecureCookies: BASE_URL.startsWith('https:'),
    session: { strategy: 'jwt', maxAge: COOKIE_SECONDS },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/account' },
    providers: [passwordProvider(), ...providerConfigs()],
    logger: { error: (code, metadata) => log.error({ code, metadata }, 'next-auth'), warn: () => undefined },
    callbacks: {
      redirect: async ({ url, baseUrl }) =>
        baseUrl + sameSitePath(url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url),
      signIn: async ({ account, user }) => {
        if (account?.type !== 'oauth') return true;
        return admit({
          provider: account.provider,
          id: user.id,
          name: user.name ?? user.id,
          email: user.email ?? null,
        });
      },
      jwt: async ({ token, account, user }) => {
        if (!account) return alive(token);
        const person =
          account.type === 'oauth'
            ? await findIdentityUser(account.provider, account.providerAccountId)
            : { id: user.id, name: user.name ?? '', email: user.email ?? '' };
        if (!person) throw new Error('a session was asked for somebody who was not admitted');
        return {
          sub: person.id,
          sessionId: await startSession(person, (await headers()).get('user-agent'), account.provider),
        };
      },
      session: async ({ session, token }) => {
        const found = await findSessionActor(String(token.sessionId));
        return { ...session, user: { name: found?.actor.name ?? null, email: found?.actor.email ?? null } };
      },
    },
  };
}

// Throwing makes next-auth take the cookie back.
async function alive(token: JWT): Promise<JWT> {
  if (await findSessionActor(String(token.sessionId))) return token;
  throw new Error('this session has ended');
}

function passwordProvider() {
  return CredentialsProvider({
    name: 'Password',
    credentials: { email: { type: 'email' }, password: { type: 'password' } },
    authorize: (credentials, request) =>
      authenticate(credentials, clientAddress(request.headers?.['x-forwarded-for'] ?? null, env().TRUST_PROXY)),
  });
}

// True, or the page that says why not.
async function admit(provided: Parameters<typeof connectIdentity>[1]): Promise<true | string> {
  const jar = await cookies();
  try {
    const actor = jar.has(connectCookie.name) ? await findSignedInActor() : null;
    if (actor) await connectIdentity(actor, provided);
    else await admitIdentity(provided, jar.get(invitationCookie.name)?.value ?? null);
    return true;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return `/sign-in?error=${error.data.code}`;
  }
}
