import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { Page, Section } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { themeCookie, themeOf } from '#components/theme.ts';
import { ThemeChoice } from '#components/theme-choice.tsx';
import { ConflictForm } from '#features/accounts/components/conflict-form.tsx';
import { PasswordForm } from '#features/accounts/components/password-form.tsx';
import { ProfileForm } from '#features/accounts/components/profile-form.tsx';
import { SessionTable } from '#features/accounts/components/session-table.tsx';
import { TokenForm } from '#features/accounts/components/token-form.tsx';
import { TokenTable } from '#features/accounts/components/token-table.tsx';
import { listProviders } from '#features/accounts/providers.ts';
import { findAccount, findConflictStatement, listSessions, listTokens } from '#features/accounts/queries.ts';
import { currentSessionId, signedInActor } from '#features/accounts/signed-in-actor.ts';
import { ProviderButtons } from '#features/libraries/components/provider-buttons.tsx';
import { listMyLibraries } from '#features/libraries/queries.ts';

export const metadata: Metadata = { title: 'Account' };

export default async function AccountPage() {
  const actor = await signedInActor();
  const [account, sessions, tokens, libraries, sessionId, jar, conflicts] = await Promise.all([
    findAccount(actor),
    listSessions(actor),
    listTokens(actor),
    listMyLibraries(actor),
    currentSessionId(),
    cookies(),
    findConflictStatement(actor),
  ]);
  const providers = listProviders();
  const connected = new Set(account.identities.map(({ provider }) => provider));
  return (
    <Page>
      <PageHeader title="Account">{account.email}</PageHeader>
      <Section split title="Profile">
        <ProfileForm name={account.name} email={account.email} />
      </Section>
      <Section split title="Theme" hint="Kept in this browser.">
        <ThemeChoice current={themeOf(jar.get(themeCookie)?.value)} />
      </Section>
      <Section split title="Password" hint="A change ends your other sessions.">
        <PasswordForm email={account.email} hasPassword={account.hasPassword} />
      </Section>
      <Section
        split
        id="conflicts"
        title="Conflicts of interest"
        hint="Needed, once a year, before you accept or reject what others wrote. Reviewers see it beside your decisions."
      >
        <ConflictForm last={conflicts} />
      </Section>
      {providers.length > 0 && (
        <Section split title="Other ways to sign in" hint={connectedText(providers, connected)}>
          <ProviderButtons connect next="/account" providers={providers.filter(({ id }) => !connected.has(id))} />
        </Section>
      )}
      <Section
        split
        title="Sessions"
        hint="One ends by itself after 12 hours without a request, and 30 days after its beginning."
      >
        <SessionTable sessions={sessions} currentId={sessionId} />
      </Section>
      <Section
        split
        id="tokens"
        title="API tokens"
        hint="For scripts. A token never may more than you, nor more than its scope."
      >
        <div className="grid gap-5">
          {tokens.length > 0 && <TokenTable tokens={tokens} />}
          <TokenForm libraries={libraries} />
        </div>
      </Section>
    </Page>
  );
}

function connectedText(providers: { id: string; label: string }[], connected: Set<string>): string {
  const labels = providers.filter(({ id }) => connected.has(id)).map(({ label }) => label);
  return labels.length > 0 ? `Connected: ${labels.join(', ')}.` : 'None is connected yet.';
}
