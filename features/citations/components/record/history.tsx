import { ActionForm } from '#components/action-form.tsx';
import { DifferenceText } from '#components/difference-text.tsx';
import { Disclosure } from '#components/disclosure.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TimeAgo } from '#components/time-ago.tsx';
import type { ActivityEvent, EventSubject } from '#features/activity/queries.ts';
import { sentenceText } from '#features/activity/sentence.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { can } from '#lib/permissions.ts';
import type { CitationRecord } from '../../queries/find-citation.ts';
import { restoreEarlierStateAction } from '../../record-actions.ts';
import { recordChanges } from '../../record-changes.ts';

type Props = { viewer: LibraryActor; citation: CitationRecord; events: readonly ActivityEvent[] };

/** Who changed what of a citation, newest first; each state of its record can be made the present one again. */
export function History({ viewer, citation, events }: Props) {
  const mayRestore = can(viewer, 'citation.update') && !citation.trashedAt;
  return (
    <ol className="grid gap-4 pt-5">
      {events.map((event, index) => {
        const subject = event.subjects[0];
        const isState = event.verb.startsWith('citation.') || Boolean(subject?.after?.csl);
        return (
          <li key={event.seq} className="rounded-md border border-line p-3">
            <p>
              <strong>{event.actorName}</strong> {sentenceText(event)}{' '}
              <span className="text-ink-soft text-sm">
                <TimeAgo date={event.at} />
              </span>
            </p>
            {subject && <Changes subject={subject} />}
            {subject && subject.id !== citation.id && (
              <p className="text-ink-soft text-sm">Before it was merged into this one.</p>
            )}
            {mayRestore && isState && index > 0 && subject?.id === citation.id && (
              <ActionForm
                action={restoreEarlierStateAction.bind(null, viewer.library.slug, citation.id)}
                className="mt-2"
              >
                <input type="hidden" name="seq" value={event.seq} />
                <input type="hidden" name="version" value={citation.version} />
                <SubmitButton variant="quiet" size="small" icon="rotate-ccw">
                  Make this state the present one
                </SubmitButton>
              </ActionForm>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Changes({ subject }: { subject: EventSubject }) {
  const changes = recordChanges(subject.before ?? {}, subject.after ?? {});
  if (changes.length === 0) return null;
  return (
    <Disclosure summary={changes.map(({ label }) => label).join(', ')}>
      <dl className="key-values">
        {changes.flatMap(({ name, label, before, after }) => [
          <dt key={`${name}-term`}>{label}</dt>,
          <dd key={name}>
            <DifferenceText before={before} after={after} />
          </dd>,
        ])}
      </dl>
    </Disclosure>
  );
}
