import { ActionForm } from '#components/action-form.tsx';
import { Disclosure } from '#components/disclosure.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextArea } from '#components/text-area.tsx';
import { TimeAgo } from '#components/time-ago.tsx';
import type { LibraryActor } from '#lib/actor.ts';
import { renderMarkdown } from '#lib/markdown.ts';
import { can } from '#lib/permissions.ts';
import type { Note } from '../../queries/list-notes-and-files.ts';
import { createNoteAction, trashNoteAction, updateNoteAction } from '../../record-actions.ts';

type Props = { viewer: LibraryActor; citationId: string; notes: readonly Note[] };

/** A citation's notes, and a form for one more. */
export function Notes({ viewer, citationId, notes }: Props) {
  return (
    <div className="grid gap-4">
      {notes.map((note) => (
        <NoteArticle key={`${note.id} ${note.version}`} {...{ viewer, citationId, note }} />
      ))}
      {can(viewer, 'note.create') ? (
        <ActionForm
          action={createNoteAction.bind(null, viewer.library.slug, citationId)}
          resetWhenDone
          aria-label="New note"
        >
          <TextArea
            label="Add a note"
            hint="Markdown: **bold**, *italic*, lists, tables, links."
            name="body"
            rows={3}
            required
          />
          <p>
            <SubmitButton variant="plain">Add note</SubmitButton>
          </p>
        </ActionForm>
      ) : (
        notes.length === 0 && <p className="text-ink-soft">No notes.</p>
      )}
    </div>
  );
}

function NoteArticle({ viewer, citationId, note }: Omit<Props, 'notes'> & { note: Note }) {
  const { slug } = viewer.library;
  const isOwn = note.author?.id === viewer.userId;
  const mayEdit = can(viewer, isOwn ? 'note.update' : 'note.updateOfOthers');
  return (
    <article className="rounded-md border border-line p-3">
      <p className="mb-1 text-ink-soft text-xs">
        {note.author?.name ?? 'Imported'} · <TimeAgo date={note.changedAt} />
      </p>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: renderMarkdown sanitises */}
      <div className="prose" dangerouslySetInnerHTML={{ __html: renderMarkdown(note.body) }} />
      {mayEdit && (
        <Disclosure summary="Edit">
          <ActionForm action={updateNoteAction.bind(null, slug, citationId, note.id)} aria-label="Edit note">
            <input type="hidden" name="version" value={note.version} />
            <TextArea label="Note" name="body" rows={5} defaultValue={note.body} required />
            <p>
              <SubmitButton variant="plain">Save note</SubmitButton>
            </p>
          </ActionForm>
          <ActionForm action={trashNoteAction.bind(null, slug, citationId, note.id)} className="mt-2">
            <SubmitButton variant="quiet" size="small" icon="trash-2">
              Remove note
            </SubmitButton>
          </ActionForm>
        </Disclosure>
      )}
    </article>
  );
}
