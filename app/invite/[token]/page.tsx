import type { Metadata } from 'next';
import { LinkButton } from '#components/link-button.tsx';
import { Notice } from '#components/notice.tsx';
import { Stage } from '#components/stage.tsx';
import { listProviders } from '#features/accounts/providers.ts';
import { findSignedInActor } from '#features/accounts/signed-in-actor.ts';
import { AcceptForm, JoinForm } from '#features/libraries/components/join-form.tsx';
import { ProviderButtons } from '#features/libraries/components/provider-buttons.tsx';
import { findInvitation } from '#features/libraries/queries.ts';

export const metadata: Metadata = { title: 'Invitation', referrer: 'no-referrer' };

export default async function InvitationPage({ params }: PageProps<'/invite/[token]'>) {
  const { token } = await params;
  const [invitation, actor] = await Promise.all([findInvitation(token), findSignedInActor()]);
  if (!invitation) return <Spent />;
  const { library, role, sentBy, email } = invitation;
  const hint = `${sentBy.name} invites you to this library as ${role === 'owner' ? 'an' : 'a'} ${role}.`;
  const here = `/invite/${token}`;
  if (actor) {
    return (
      <Stage product="Speciosa" title={library.name} hint={hint} foot={`Signed in as ${actor.email}.`}>
        {email && email !== actor.email && (
          <Notice tone="amber" title={`This invitation is for ${email}.`}>
            Sign out to accept it with that address.
          </Notice>
        )}
        <AcceptForm invitation={token} library={library.name} />
      </Stage>
    );
  }
  return (
    <Stage product="Speciosa" title={library.name} hint={hint}>
      <JoinForm invitation={token} library={library.name} email={email} />
      <ProviderButtons providers={listProviders()} next={here} invitation={token} />
      <p className="text-ink-soft text-sm">
        You have an account? <a href={`/sign-in?next=${encodeURIComponent(here)}`}>Sign in first</a>, and accept with
        it.
      </p>
    </Stage>
  );
}

function Spent() {
  return (
    <Stage
      product="Speciosa"
      title="This invitation is no longer good"
      hint="It was used, revoked or has expired. Ask whoever sent it for a new one."
    >
      <LinkButton href="/">To the first page</LinkButton>
    </Stage>
  );
}
