import { ActionForm } from '#components/action-form.tsx';
import { byteSize } from '#components/byte-size.ts';
import { DropZone } from '#components/drop-zone.tsx';
import { Icon } from '#components/icon.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import type { LibraryActor } from '#lib/actor.ts';
import { env } from '#lib/env.ts';
import type { FormState } from '#lib/form-action.ts';
import { can } from '#lib/permissions.ts';
import { isShownInline } from '../../attachment-type.ts';
import type { CitationFile } from '../../queries/list-notes-and-files.ts';
import { trashAttachmentAction } from '../../record-actions.ts';

type Props = { viewer: LibraryActor; citationId: string; files: readonly CitationFile[]; outcome?: FormState };

/** A citation's files to view or download, and a place to drop one more. */
export function Files({ viewer, citationId, files, outcome }: Props) {
  const { slug } = viewer.library;
  const here = `/${slug}/citations/${citationId}`;
  return (
    <div className="grid gap-4">
      {files.length === 0 && !can(viewer, 'attachment.add') && <p className="text-ink-soft">No files.</p>}
      <ul className="grid gap-2">
        {files.map((file) => (
          <li key={file.id} className="flex flex-wrap items-center gap-2">
            <Icon name="paperclip" />
            <a
              href={`${here}/files/${file.id}`}
              target={isShownInline(file.mediaType) ? '_blank' : undefined}
              rel="noreferrer"
            >
              {file.fileName}
            </a>
            <span className="text-ink-soft text-sm tabular-nums">{byteSize(file.byteSize)}</span>
            <a href={`${here}/files/${file.id}?download`} className="text-sm">
              Download<span className="sr-only"> {file.fileName}</span>
            </a>
            {can(viewer, 'attachment.trash') && (
              <ActionForm action={trashAttachmentAction.bind(null, slug, citationId, file.id)} className="contents">
                <SubmitButton variant="quiet" size="small" icon="x" iconOnly>
                  {`Take ${file.fileName} off`}
                </SubmitButton>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      {can(viewer, 'attachment.add') && (
        <ActionForm action={`${here}/upload`} outcome={outcome} resetWhenDone aria-label="Add a file">
          <DropZone
            label="Add a file"
            hint="PDF, image, text, Word, Excel, OpenDocument or EPUB."
            name="file"
            maxMegabytes={env().MAX_UPLOAD_MB}
          />
          <p>
            <SubmitButton variant="plain" icon="upload">
              Upload
            </SubmitButton>
          </p>
        </ActionForm>
      )}
    </div>
  );
}
