import { ActionForm } from '#components/action-form.tsx';
import { LinkButton } from '#components/link-button.tsx';
import { Notice } from '#components/notice.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import type { LibraryActor } from '#lib/actor.ts';
import { can } from '#lib/permissions.ts';
import type { CitationRecord } from '../../queries/find-citation.ts';
import { restoreCitationAction, trashCitationAction } from '../../record-actions.ts';

/** What can be done with a citation, as far as the viewer may. */
export function RecordActionsBar({ viewer, citation }: { viewer: LibraryActor; citation: CitationRecord }) {
  const { slug } = viewer.library;
  const { csl } = citation;
  const here = `/${slug}/citations/${citation.id}`;
  if (citation.trashedAt) {
    return (
      <Notice tone="amber" title="In the trash">
        {can(viewer, 'citation.restore') && (
          <ActionForm action={restoreCitationAction.bind(null, slug, citation.id)} className="mt-2">
            <SubmitButton icon="rotate-ccw">Restore</SubmitButton>
          </ActionForm>
        )}
      </Notice>
    );
  }
  return (
    <div className="flex flex-wrap gap-2">
      {can(viewer, 'citation.update') && (
        <LinkButton href={`${here}/edit`} variant="primary" icon="pencil" hotkey="e">
          Edit
        </LinkButton>
      )}
      <LinkButton href={`/${slug}/bibliography?id=${citation.id}`} icon="quote">
        Cite
      </LinkButton>
      {can(viewer, 'citation.update') && (csl.DOI || csl.PMID || csl.PMCID || csl.ISBN) && (
        <LinkButton href={`${here}/refresh`} icon="refresh-cw" rel="nofollow">
          Refresh
        </LinkButton>
      )}
      {can(viewer, 'citation.trash') && (
        <ActionForm action={trashCitationAction.bind(null, slug, citation.id)} className="contents">
          <SubmitButton variant="quiet" icon="trash-2">
            Move to trash
          </SubmitButton>
        </ActionForm>
      )}
    </div>
  );
}
