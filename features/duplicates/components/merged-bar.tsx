import { ActionForm } from '#components/action-form.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { UndoBar } from '#components/undo-bar.tsx';
import { undoMergeAction } from '../actions.ts';

type Props = { library: string; citationId: string; dismissHref: string };

/** Says that two have become one, links to it, and takes it back. */
export function MergedBar({ library, citationId, dismissHref }: Props) {
  return (
    <UndoBar
      message={
        <>
          Merged into <a href={`/${library}/citations/${citationId}`}>one citation</a>.
        </>
      }
      undo={
        <ActionForm action={undoMergeAction.bind(null, library, citationId)} aria-label="Undo the merge" className="">
          <SubmitButton variant="quiet" size="small" icon="undo-2">
            Undo
          </SubmitButton>
        </ActionForm>
      }
      dismissHref={dismissHref}
    />
  );
}
