import { ActionForm } from '#components/action-form.tsx';
import { Disclosure } from '#components/disclosure.tsx';
import { LinkButton } from '#components/link-button.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextArea } from '#components/text-area.tsx';
import { mayAcceptOwn } from '#features/libraries/second-person.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { can } from '#lib/permissions.ts';
import { decideFindingAction, discardFindingAction, withdrawFindingAction } from '../actions.ts';
import type { FindingRecord } from '../finding-record.ts';

/** What the reader may do with a finding, by its state and whose it is. */
export function ReviewBar({ viewer, finding }: { viewer: LibraryActor; finding: FindingRecord }) {
  const { id, status, author } = finding;
  const { slug } = viewer.library;
  const here = `/${slug}/findings/${id}`;
  const isMine = author !== null && author.id === viewer.userId;
  const isOpen = ['draft', 'rejected', 'withdrawn'].includes(status) && (isMine || author === null);
  const mayDecide = status === 'submitted' && !isMine && can(viewer, 'finding.accept');
  const mayAcceptMine =
    status === 'submitted' && isMine && can(viewer, 'finding.accept') && mayAcceptOwn(viewer.library, 'findings');
  const mayWithdraw = status === 'accepted' || author === null ? can(viewer, 'finding.withdrawOfOthers') : isMine;
  return (
    <div className="grid gap-3 print-hidden">
      <div className="flex flex-wrap gap-2">
        {isOpen && can(viewer, 'finding.update') && (
          <LinkButton href={`${here}/edit`} icon="pencil" size="small" hotkey="e">
            {status === 'draft' ? 'Go on writing' : 'Mend and submit again'}
          </LinkButton>
        )}
        {['submitted', 'accepted'].includes(status) && can(viewer, 'revision.create') && (
          <LinkButton href={`${here}/revise`} icon="pencil" size="small" hotkey="e">
            Propose a change
          </LinkButton>
        )}
        {(mayDecide || mayAcceptMine) && (
          <ActionForm action={decideFindingAction.bind(null, slug, id)} className="contents">
            <SubmitButton name="verdict" value="accept" icon="check" size="small">
              {mayAcceptMine ? 'Accept as its author' : 'Accept'}
            </SubmitButton>
          </ActionForm>
        )}
        {status === 'draft' && isMine && (
          <ActionForm action={discardFindingAction.bind(null, slug, id)} className="contents">
            <SubmitButton variant="quiet" size="small" icon="trash-2">
              Discard the draft
            </SubmitButton>
          </ActionForm>
        )}
      </div>
      {status === 'submitted' && isMine && !mayAcceptOwn(viewer.library, 'findings') && (
        <p className="text-ink-soft text-sm">Waits for someone else: nobody accepts their own.</p>
      )}
      {mayDecide && (
        <Reasoned
          summary="Reject"
          label="Why"
          hint="So that the author can mend it."
          verdict="reject"
          action={decideFindingAction.bind(null, slug, id)}
        />
      )}
      {mayWithdraw && !['draft', 'withdrawn'].includes(status) && can(viewer, 'finding.withdraw') && (
        <Reasoned
          summary="Withdraw"
          label="Why"
          hint="It stays readable, and counts no longer."
          verdict="withdraw"
          action={withdrawFindingAction.bind(null, slug, id)}
        />
      )}
    </div>
  );
}

type ReasonedProps = {
  summary: string;
  label: string;
  hint: string;
  verdict: string;
  action: React.ComponentProps<typeof ActionForm>['action'];
};

function Reasoned({ summary, label, hint, verdict, action }: ReasonedProps) {
  return (
    <Disclosure summary={summary}>
      <ActionForm action={action} aria-label={summary}>
        <TextArea name="reason" label={label} hint={hint} rows={2} maxLength={2000} />
        <p>
          <SubmitButton name="verdict" value={verdict} variant="plain">
            {summary}
          </SubmitButton>
        </p>
      </ActionForm>
    </Disclosure>
  );
}
