import { ActionForm } from '#components/action-form.tsx';
import { Disclosure } from '#components/disclosure.tsx';
import { LinkButton } from '#components/link-button.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextArea } from '#components/text-area.tsx';
import { mayAcceptOwn } from '#features/libraries/second-person.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { can } from '#lib/permissions.ts';
import { decideClaimAction, discardClaimAction, submitClaimAction, withdrawClaimAction } from '../actions.ts';
import type { ClaimRecord } from '../claim-record.ts';

/** What the reader may do with a claim, by its state and whose it is. */
export function ClaimReviewBar({ viewer, claim }: { viewer: LibraryActor; claim: ClaimRecord }) {
  const { id, status, author } = claim;
  const { slug } = viewer.library;
  const here = `/${slug}/claims/${id}`;
  const isMine = author !== null && author.id === viewer.userId;
  const isOpen = ['draft', 'rejected', 'withdrawn'].includes(status) && (isMine || author === null);
  const mayDecide = status === 'submitted' && !isMine && can(viewer, 'claim.accept');
  const mayAcceptMine =
    status === 'submitted' && isMine && can(viewer, 'claim.accept') && mayAcceptOwn(viewer.library, 'claims');
  const mayWithdraw = status === 'accepted' || author === null ? can(viewer, 'claim.withdrawOfOthers') : isMine;
  return (
    <div className="grid gap-3 has-[a,button,p]:pb-6 print-hidden">
      <div className="flex flex-wrap gap-2">
        {isOpen && can(viewer, 'claim.update') && (
          <LinkButton href={`${here}/edit`} icon="pencil" size="small" hotkey="e">
            Edit
          </LinkButton>
        )}
        {isOpen && can(viewer, 'claim.submit') && (
          <ActionForm action={submitClaimAction.bind(null, slug, id)} className="contents">
            <SubmitButton size="small" icon="check">
              Submit for review
            </SubmitButton>
          </ActionForm>
        )}
        {['submitted', 'accepted'].includes(status) && can(viewer, 'revision.create') && (
          <LinkButton href={`${here}/revise`} icon="pencil" size="small" hotkey="e">
            Propose a change
          </LinkButton>
        )}
        {['submitted', 'accepted'].includes(status) && can(viewer, 'claim.grade') && (
          <LinkButton href={`${here}/grade`} icon="clipboard-check" size="small">
            Judge the certainty
          </LinkButton>
        )}
        {(mayDecide || mayAcceptMine) && (
          <ActionForm action={decideClaimAction.bind(null, slug, id)} className="contents">
            <SubmitButton name="verdict" value="accept" icon="check" size="small">
              {mayAcceptMine ? 'Accept as its author' : 'Accept'}
            </SubmitButton>
          </ActionForm>
        )}
        {status === 'draft' && isMine && (
          <ActionForm action={discardClaimAction.bind(null, slug, id)} className="contents">
            <SubmitButton variant="quiet" size="small" icon="trash-2">
              Discard the draft
            </SubmitButton>
          </ActionForm>
        )}
      </div>
      {status === 'submitted' && isMine && !mayAcceptOwn(viewer.library, 'claims') && (
        <p className="text-ink-soft text-sm">Waits for someone else: nobody accepts their own.</p>
      )}
      {mayDecide && (
        <Reasoned
          verb="Reject"
          hint="So that the author can mend it."
          action={decideClaimAction.bind(null, slug, id)}
        />
      )}
      {mayWithdraw && !['draft', 'withdrawn'].includes(status) && can(viewer, 'claim.withdraw') && (
        <Reasoned
          verb="Withdraw"
          hint="It stays readable, and counts no longer."
          action={withdrawClaimAction.bind(null, slug, id)}
        />
      )}
    </div>
  );
}

type ReasonedProps = { verb: string; hint: string; action: React.ComponentProps<typeof ActionForm>['action'] };

function Reasoned({ verb, hint, action }: ReasonedProps) {
  return (
    <Disclosure summary={verb}>
      <ActionForm action={action} aria-label={verb}>
        <TextArea name="reason" label="Why" hint={hint} rows={2} maxLength={2000} />
        <p>
          <SubmitButton name="verdict" value={verb.toLowerCase()} variant="plain">
            {verb}
          </SubmitButton>
        </p>
      </ActionForm>
    </Disclosure>
  );
}
