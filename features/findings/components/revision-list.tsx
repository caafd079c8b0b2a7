import { ActionForm } from '#components/action-form.tsx';
import { Badge } from '#components/badge.tsx';
import { DifferenceText } from '#components/difference-text.tsx';
import { Disclosure } from '#components/disclosure.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextArea } from '#components/text-area.tsx';
import { TimeAgo } from '#components/time-ago.tsx';
import type { Tone } from '#components/tone.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { can } from '#lib/permissions.ts';
import { decideRevisionAction } from '../actions.ts';
import { fieldLabels, fieldText } from '../field-names.ts';
import type { RevisionRecord } from '../queries/list-revisions.ts';

type Props = {
  viewer: LibraryActor;
  revisions: readonly RevisionRecord[];
  nameOf: (tag: string) => string;
  /** For what is no finding: who decides, what its fields are called, and how their values read. */
  decide?: typeof decideRevisionAction;
  labels?: Readonly<Record<string, string>>;
  textOf?: (field: string, value: unknown, nameOf: (tag: string) => string) => string;
};

const tones: Record<RevisionRecord['status'], Tone> = {
  ...{ open: 'amber', accepted: 'leaf', rejected: 'vein', superseded: 'neutral', withdrawn: 'neutral' },
};

/** What was proposed, together as it was proposed: each field before and after, and what may be done about it. */
export function RevisionList({ revisions, ...rest }: Props) {
  const sets = [...Map.groupBy(revisions, ({ setId }) => setId).values()];
  return (
    <ol className="grid gap-4">
      {sets.map((set) => (
        <li key={set[0]?.setId} className="grid gap-2 rounded-md border border-line p-3">
          <ProposalSet {...rest} set={set} />
        </li>
      ))}
    </ol>
  );
}

function ProposalSet({ viewer, set, decide = decideRevisionAction, ...rest }: ProposalProps) {
  const [first] = set;
  if (!first) return null;
  const open = set.filter(({ status }) => status === 'open');
  const isMine = first.proposerId === viewer.userId;
  const action = decide.bind(null, viewer.library.slug);
  const ids = open.map(({ id }) => <input key={id} type="hidden" name="revision" value={id} />);
  return (
    <>
      <p className="text-ink-soft text-xs">
        {first.proposer} · <TimeAgo date={new Date(first.proposedAt)} />
      </p>
      <p>{first.reason}</p>
      <dl className="key-values">
        {set.map((revision) => (
          <Change key={revision.id} revision={revision} {...rest} />
        ))}
      </dl>
      {open.length > 0 && !isMine && can(viewer, 'revision.accept') && (
        <div className="grid gap-2">
          <ActionForm action={action} className="contents">
            {ids}
            <p>
              <SubmitButton name="verdict" value="accept" size="small" icon="check">
                {open.length > 1 ? `Accept ${open.length} changes` : 'Accept the change'}
              </SubmitButton>
            </p>
          </ActionForm>
          <Disclosure summary="Reject">
            <ActionForm action={action} aria-label="Reject the proposal">
              {ids}
              <TextArea name="reason" label="Why" rows={2} maxLength={2000} />
              <p>
                <SubmitButton name="verdict" value="reject" variant="plain" size="small">
                  Reject
                </SubmitButton>
              </p>
            </ActionForm>
          </Disclosure>
        </div>
      )}
      {open.length > 0 && isMine && (
        <ActionForm action={action} className="contents">
          {ids}
          <p>
            <SubmitButton name="verdict" value="withdraw" variant="quiet" size="small">
              Take it back
            </SubmitButton>
          </p>
        </ActionForm>
      )}
    </>
  );
}

type ProposalProps = Omit<Props, 'revisions'> & { set: RevisionRecord[] };
type ChangeProps = Pick<Props, 'nameOf' | 'labels' | 'textOf'> & { revision: RevisionRecord };

function Change({ revision, nameOf, labels = fieldLabels, textOf = fieldText }: ChangeProps) {
  const { field, currentValue, proposedValue, status, decidedBy, decisionReason } = revision;
  const [before, after] = [currentValue, proposedValue].map((value) => textOf(field, value, nameOf));
  return (
    <>
      <dt>{labels[field] ?? field}</dt>
      <dd>
        <DifferenceText before={before ?? ''} after={after ?? ''} />{' '}
        <Badge tone={tones[status]} outline={status === 'open'}>
          {status}
        </Badge>
        {decidedBy && status !== 'superseded' && <span className="text-ink-soft text-xs"> by {decidedBy}</span>}
        {decisionReason && <span className="block text-ink-soft text-sm">{decisionReason}</span>}
      </dd>
    </>
  );
}
