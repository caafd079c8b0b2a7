import { ActionForm } from '#components/action-form.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextArea } from '#components/text-area.tsx';
import { TimeAgo } from '#components/time-ago.tsx';
import type { LibraryActor } from '#lib/actor.ts';
import { renderMarkdown } from '#lib/markdown.ts';
import { can } from '#lib/permissions.ts';
import { addCommentAction, followSubjectAction, trashCommentAction } from '../actions.ts';
import type { Discussion as Said } from '../queries/find-discussion.ts';
import type { ReviewSubject } from '../schema.ts';
import { Flags } from './flags.tsx';

type Props = { viewer: LibraryActor; subject: ReviewSubject; discussion: Said };

/** What was said of a finding, claim or citation, what is flagged, and forms to say more. */
export function Discussion({ viewer, subject, discussion }: Props) {
  const { slug } = viewer.library;
  return (
    <div className="grid gap-4">
      <Flags viewer={viewer} subject={subject} flags={discussion.flags} />
      {discussion.comments.map((comment) => (
        <Comment key={comment.id} viewer={viewer} comment={comment} />
      ))}
      {can(viewer, 'comment.add') && (
        <ActionForm action={addCommentAction.bind(null, slug, subject)} resetWhenDone aria-label="New comment">
          <TextArea
            label="Comment"
            hint="Markdown. Call a member by @first-last, or all @reviewers; they are notified."
            name="body"
            rows={3}
            required
          />
          <p>
            <SubmitButton variant="plain">Comment</SubmitButton>
          </p>
        </ActionForm>
      )}
      <ActionForm action={followSubjectAction.bind(null, slug, subject)} className="text-sm">
        <input type="hidden" name="follow" value={discussion.muted ? 'yes' : 'no'} />
        <SubmitButton variant="quiet" size="small">
          {discussion.muted ? 'Notify me again' : 'Do not notify me of this'}
        </SubmitButton>
      </ActionForm>
    </div>
  );
}

function Comment({ viewer, comment }: { viewer: LibraryActor; comment: Said['comments'][number] }) {
  const mayTrash = can(viewer, comment.author?.id === viewer.userId ? 'comment.trash' : 'comment.trashOfOthers');
  return (
    <article className="rounded-md border border-line p-3">
      <p className="mb-1 text-ink-soft text-xs">
        {comment.author?.name ?? 'Someone'} · <TimeAgo date={comment.createdAt} />
      </p>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: renderMarkdown sanitises */}
      <div className="prose" dangerouslySetInnerHTML={{ __html: renderMarkdown(comment.body) }} />
      {mayTrash && (
        <ActionForm action={trashCommentAction.bind(null, viewer.library.slug, comment.id)} className="mt-1">
          <SubmitButton variant="quiet" size="small" icon="trash-2">
            Take away
          </SubmitButton>
        </ActionForm>
      )}
    </article>
  );
}
