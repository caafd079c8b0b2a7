import { ActionForm } from '#components/action-form.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { continueWithProviderAction } from '../actions.ts';

type Props = {
  providers: readonly { id: string; label: string }[];
  /** Path to come back to. */
  next: string;
  /** Token of the invitation that is being accepted. */
  invitation?: string;
  /** Connects the provider to the signed-in person instead of signing in. */
  connect?: boolean;
};

/** One button for each provider whose keys are set. */
export function ProviderButtons({ providers, next, invitation, connect }: Props) {
  if (providers.length === 0) return null;
  return (
    <ActionForm action={continueWithProviderAction} className={connect ? 'flex flex-wrap gap-2' : 'grid gap-2'}>
      <input type="hidden" name="next" value={next} />
      {invitation && <input type="hidden" name="invitation" value={invitation} />}
      {connect && <input type="hidden" name="connect" value="yes" />}
      {providers.map(({ id, label }) => (
        <SubmitButton key={id} name="provider" value={id} variant="plain">
          {connect ? `Connect ${label}` : `Continue with ${label}`}
        </SubmitButton>
      ))}
    </ActionForm>
  );
}
