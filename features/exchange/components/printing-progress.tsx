import { ActionForm } from '#components/action-form.tsx';
import { ProgressBar } from '#components/progress-bar.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { stopBibliographyAction } from '../actions.ts';
import type { PrintingProgress as Progress } from '../queries/print-bibliography.ts';
import { RunWatcher } from './run-watcher.tsx';

const stages: Record<Progress['stage'], string> = {
  fetching: 'Fetching the records',
  reading: 'Reading the records',
  ordering: 'Putting them in order',
  printing: 'Printing',
};

type Props = {
  library: string;
  progress: Progress | null;
  /** The query of the page that waits, and of the one without. */
  waiting: string;
  back: string;
};

/** How far a long bibliography is; the page looks again by itself, and stops it when asked to or when closed. */
export function PrintingProgress({ library, progress, waiting, back }: Props) {
  const { stage, done, total } = progress ?? { stage: 'fetching' as const, done: 0, total: 0 };
  const isCounted = total > 0 && stage !== 'ordering';
  return (
    <div className="grid gap-3">
      <RunWatcher />
      <ProgressBar
        label={stages[stage]}
        value={isCounted ? done : total}
        max={isCounted ? total : null}
        cancel={
          <ActionForm action={stopBibliographyAction.bind(null, library, waiting, back)} className="inline">
            <SubmitButton variant="quiet" size="small">
              Cancel
            </SubmitButton>
          </ActionForm>
        }
      />
    </div>
  );
}
