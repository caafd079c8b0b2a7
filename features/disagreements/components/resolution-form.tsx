import { ActionForm } from '#components/action-form.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextArea } from '#components/text-area.tsx';
import { TimeAgo } from '#components/time-ago.tsx';
import type { LibraryActor } from '#lib/actor.ts';
import { can } from '#lib/permissions.ts';
import { resolveDisagreementAction } from '../actions.ts';
import type { Resolution } from '../queries/read-resolutions.ts';

type Props = {
  viewer: LibraryActor;
  pair: { ligand: string; target: string };
  resolution: Resolution | null;
};

/** The note that explains a disagreement, and a form to write it. */
export function ResolutionForm({ viewer, pair, resolution }: Props) {
  return (
    <div className="grid gap-3">
      {resolution ? (
        <p>
          {resolution.note}{' '}
          <span className="text-ink-soft text-sm">
            {resolution.resolvedBy ?? 'Someone'}, <TimeAgo date={resolution.resolvedAt} />
            {!resolution.isCurrent && '; written before the latest flag'}
          </span>
        </p>
      ) : (
        <p className="text-ink-soft">Nobody has explained it yet.</p>
      )}
      {can(viewer, 'disagreement.resolve') && (
        <ActionForm
          action={resolveDisagreementAction.bind(null, viewer.library.slug, pair)}
          aria-label="Explain the disagreement"
        >
          <TextArea
            label="Note"
            name="note"
            hint="What differs: assay, receptor reserve, species, an abstract against its table."
            defaultValue={resolution?.note}
            rows={3}
            required
          />
          <p>
            <SubmitButton variant="plain">Keep the note</SubmitButton>
          </p>
        </ActionForm>
      )}
    </div>
  );
}
