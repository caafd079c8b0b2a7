import { ActionForm } from '#components/action-form.tsx';
import { Section } from '#components/page.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TimeAgo } from '#components/time-ago.tsx';
import { undoMergeAction } from '../actions.ts';

type Props = { library: string; merged: readonly { id: string; key: string; mergedAt: Date }[]; mayUndo: boolean };

/** What was merged into a citation: the keys that find it too, and a way back. */
export function TakenIn({ library, merged, mayUndo }: Props) {
  if (merged.length === 0) return null;
  return (
    <Section id="merged" title="Also known as" hint="Keys of duplicates that were merged into this citation.">
      <ul className="grid gap-2">
        {merged.map(({ id, key, mergedAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-3">
            <code>{key}</code>
            <span className="text-ink-soft text-sm">
              <TimeAgo date={mergedAt} />
            </span>
            {mayUndo && (
              <ActionForm action={undoMergeAction.bind(null, library, id)} aria-label={`Undo ${key}`} className="">
                <SubmitButton variant="quiet" size="small" icon="undo-2">
                  Undo the merge
                </SubmitButton>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
