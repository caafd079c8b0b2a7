import { ActionForm } from '#components/action-form.tsx';
import { LinkButton } from '#components/link-button.tsx';
import { Notice } from '#components/notice.tsx';
import { ProgressBar } from '#components/progress-bar.tsx';
import { RadioGroup } from '#components/radio-group.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import type { LibraryActor } from '#lib/actor.ts';
import { can } from '#lib/permissions.ts';
import { cancelImportAction, runImportAction, undoImportAction } from '../actions.ts';
import type { ImportRunAnswer, Undoing } from '../schema.ts';
import { RunCounts } from './run-counts.tsx';
import { RunWatcher } from './run-watcher.tsx';
import { UndoneNotice } from './undone-notice.tsx';

const policies = (them: string) => [
  { value: 'skip', label: `Skip ${them}`, hint: 'The library keeps what it has.' },
  { value: 'merge', label: `Merge ${them}`, hint: 'What the library’s record lacks is added; nothing is overwritten.' },
  {
    value: 'create',
    label: `Create ${them} all the same`,
    hint: 'As a record of its own; a DOI stays with the first.',
  },
];

type Props = { viewer: LibraryActor; run: ImportRunAnswer };
type StepProps = Props & { undoing: Undoing | null };

/** Where a run stands, and what can be done about it now. */
export function RunSteps({ viewer, run, undoing }: StepProps) {
  const library = viewer.library.slug;
  const id = run.id ?? '';
  const { counts } = run;
  const done = counts.created + counts.merged + counts.skipped + counts.failed;
  const cancel = can(viewer, 'import.cancel') && (
    <ActionForm action={cancelImportAction.bind(null, library, id)} className="inline">
      <SubmitButton variant="quiet" size="small">
        Cancel this import
      </SubmitButton>
    </ActionForm>
  );
  if (undoing) return <UndoneNotice library={library} undoing={undoing} />;
  switch (run.status) {
    case 'UPLOADED':
      return (
        <>
          <RunWatcher />
          <ProgressBar label="Checking the file" value={counts.total} max={null} cancel={cancel} />
        </>
      );
    case 'CHECKED':
      return <Choice viewer={viewer} run={run} cancel={cancel} />;
    case 'RUNNING':
      return (
        <>
          <RunWatcher />
          <ProgressBar label="Importing" value={done} max={counts.total} cancel={cancel} />
        </>
      );
    case 'FAILED':
      return (
        <Notice tone="vein" title="This import failed">
          {run.failure}
        </Notice>
      );
    default:
      return <Ended viewer={viewer} run={run} />;
  }
}

function recordsIn(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'record' : 'records'}`;
}

function Choice({ viewer, run, cancel }: Props & { cancel: React.ReactNode }) {
  const { counts } = run;
  const whole = counts.new + counts.duplicate;
  return (
    <div className="grid gap-4 pb-6">
      <Notice
        tone={counts.broken > 0 ? 'amber' : 'sky'}
        title={`${recordsIn(counts.total)} checked; nothing is written yet`}
      >
        <RunCounts counts={counts} of="check" />
      </Notice>
      {can(viewer, 'import.run') && whole > 0 && (
        <ActionForm
          action={runImportAction.bind(null, viewer.library.slug, run.id ?? '')}
          aria-label="Start the import"
        >
          {counts.duplicate > 0 ? (
            <RadioGroup
              label={counts.duplicate === 1 ? 'What of the duplicate?' : `What of the ${counts.duplicate} duplicates?`}
              name="duplicates"
              options={policies(counts.duplicate === 1 ? 'it' : 'them')}
              defaultValue="skip"
            />
          ) : (
            <input type="hidden" name="duplicates" value="skip" />
          )}
          <p>
            <SubmitButton>{counts.duplicate > 0 ? 'Import records' : `Import ${recordsIn(counts.new)}`}</SubmitButton>
          </p>
        </ActionForm>
      )}
      <div>{cancel}</div>
    </div>
  );
}

function Ended({ viewer, run }: Props) {
  const library = viewer.library.slug;
  const hasBrought = run.counts.created + run.counts.merged > 0;
  return (
    <Notice tone={run.status === 'DONE' ? 'leaf' : 'amber'} title={run.status === 'DONE' ? 'Imported' : 'Cancelled'}>
      <p>
        {run.status === 'CANCELLED' && (hasBrought ? 'Brought in before it was stopped: ' : 'Nothing was brought in.')}
        {(run.status === 'DONE' || hasBrought) && <RunCounts counts={run.counts} of="run" />}
      </p>
      {hasBrought && (
        <div className="mt-2 flex flex-wrap gap-2">
          <LinkButton href={`/${library}/citations?sort=-added`} size="small">
            See the newest citations
          </LinkButton>
          {can(viewer, 'import.undo') && (
            <ActionForm action={undoImportAction.bind(null, library, run.id ?? '')} className="contents">
              <SubmitButton variant="plain" size="small" icon="undo-2">
                Undo the whole import
              </SubmitButton>
            </ActionForm>
          )}
        </div>
      )}
    </Notice>
  );
}
