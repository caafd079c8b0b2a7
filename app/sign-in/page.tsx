import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Notice } from '#components/notice.tsx';
import { Stage } from '#components/stage.tsx';
import { SignInForm } from '#features/accounts/components/sign-in-form.tsx';
import { listProviders } from '#features/accounts/providers.ts';
import { sameSitePath } from '#features/accounts/same-site-path.ts';
import { findSignedInActor } from '#features/accounts/signed-in-actor.ts';
import { ProviderButtons } from '#features/libraries/components/provider-buttons.tsx';
import { signInFault } from '#features/libraries/sign-in-faults.ts';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next: wanted, error } = await searchParams;
  const next = sameSitePath(wanted);
  if (await findSignedInActor()) redirect(next);
  const fault = signInFault(error);
  return (
    <Stage
      product="Speciosa"
      title="Sign in"
      hint="to your evidence libraries"
      foot="No account? Ask an owner of the library for an invitation."
    >
      {fault && <Notice tone="vein" title={fault} role="alert" />}
      <SignInForm next={next} />
      <ProviderButtons providers={listProviders()} next={next} />
    </Stage>
  );
}
