import { ActionForm } from '#components/action-form.tsx';
import { Disclosure } from '#components/disclosure.tsx';
import { Notice } from '#components/notice.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextArea } from '#components/text-area.tsx';
import { TextField } from '#components/text-field.tsx';
import { TimeAgo } from '#components/time-ago.tsx';
import type { LibraryActor } from '#lib/actor.ts';
import { can } from '#lib/permissions.ts';
import { raiseFlagAction, resolveFlagAction } from '../actions.ts';
import type { Discussion } from '../queries/find-discussion.ts';
import type { ReviewSubject } from '../schema.ts';

type Flag = Discussion['flags'][number];
type Props = { viewer: LibraryActor; subject: ReviewSubject; flags: readonly Flag[] };

/** What somebody asked to be looked at again, and how it was resolved. */
export function Flags({ viewer, subject, flags }: Props) {
  return (
    <>
      {flags.map((flag) => (
        <FlagNotice key={flag.id} viewer={viewer} flag={flag} />
      ))}
      {can(viewer, 'flag.raise') && (
        <Disclosure summary="Flag it for another look">
          <ActionForm
            action={raiseFlagAction.bind(null, viewer.library.slug, subject)}
            resetWhenDone
            aria-label="New flag"
          >
            <TextArea label="What should be looked at again?" name="reason" rows={2} required />
            <p>
              <SubmitButton variant="plain" icon="flag">
                Flag
              </SubmitButton>
            </p>
          </ActionForm>
        </Disclosure>
      )}
    </>
  );
}

function FlagNotice({ viewer, flag }: { viewer: LibraryActor; flag: Flag }) {
  const mayResolve = can(viewer, flag.raisedBy?.id === viewer.userId ? 'flag.resolve' : 'flag.resolveOfOthers');
  return (
    <Notice tone={flag.resolvedAt ? 'neutral' : 'amber'} title={flag.resolvedAt ? 'Flag, resolved' : 'Flagged'}>
      <p>{flag.reason}</p>
      <p className="text-ink-soft text-xs">
        {flag.raisedBy?.name ?? 'Speciosa'} · <TimeAgo date={flag.raisedAt} />
      </p>
      {flag.resolvedAt ? (
        <p className="mt-1">
          {flag.resolution}{' '}
          <span className="text-ink-soft text-xs">
            {flag.resolvedBy?.name ?? 'Speciosa'} · <TimeAgo date={flag.resolvedAt} />
          </span>
        </p>
      ) : (
        mayResolve && (
          <ActionForm action={resolveFlagAction.bind(null, viewer.library.slug, flag.id)} aria-label="Resolve the flag">
            <TextField label="How is it resolved?" name="resolution" required />
            <p>
              <SubmitButton variant="plain" size="small">
                Resolve
              </SubmitButton>
            </p>
          </ActionForm>
        )
      )}
    </Notice>
  );
}
