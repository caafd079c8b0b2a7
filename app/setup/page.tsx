import type { Metadata } from 'next';
import { LinkButton } from '#components/link-button.tsx';
import { Stage } from '#components/stage.tsx';
import { isSetUpTicket } from '#features/accounts/queries.ts';
import { SetUpForm } from '#features/libraries/components/set-up-form.tsx';

export const metadata: Metadata = { title: 'Set up', referrer: 'no-referrer' };

export default async function SetUpPage({ searchParams }: PageProps<'/setup'>) {
  const { ticket } = await searchParams;
  if (typeof ticket !== 'string' || !(await isSetUpTicket(ticket))) return <UsedUp />;
  return (
    <Stage product="Speciosa" title="Welcome" hint="Create the first owner of this instance. This address works once.">
      <SetUpForm ticket={ticket} />
    </Stage>
  );
}

function UsedUp() {
  return (
    <Stage
      product="Speciosa"
      title="This address has been used"
      hint="It creates the first owner, once, within 24 hours. If nobody can sign in yet, start Speciosa again: it prints a new one."
    >
      <LinkButton href="/sign-in">Sign in</LinkButton>
    </Stage>
  );
}
