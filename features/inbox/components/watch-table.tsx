import { ActionForm } from '#components/action-form.tsx';
import { Badge } from '#components/badge.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { Cell, ColumnHead, Table } from '#components/table.tsx';
import { TimeAgo } from '#components/time-ago.tsx';
import { changeWatchAction } from '../actions.ts';
import type { Watch } from '../queries/list-watches.ts';
import { serviceLabel } from '../service-label.ts';

type Props = { library: string; watches: readonly Watch[]; mayChange: boolean };

/** The searches that are watched: when they ran, what they counted, what went wrong. */
export function WatchTable({ library, watches, mayChange }: Props) {
  return (
    <Table caption="Watched searches" hideCaption>
      <thead>
        <tr>
          <ColumnHead>Search</ColumnHead>
          <ColumnHead>Last run</ColumnHead>
          <ColumnHead>Next</ColumnHead>
          {mayChange && <ColumnHead>Change</ColumnHead>}
        </tr>
      </thead>
      <tbody>
        {watches.map((watch) => (
          <tr key={watch.id}>
            <Cell>
              <strong>{watch.name}</strong>, {serviceLabel(watch.service)}
              <br />
              <code>{watch.query}</code>
            </Cell>
            <Cell>
              <LastRun watch={watch} />
            </Cell>
            <Cell>
              {watch.nextRunAt ? `Every ${watch.everyDays} ${watch.everyDays === 1 ? 'day' : 'days'}` : 'Paused'}
            </Cell>
            {mayChange && (
              <Cell>
                <ActionForm action={changeWatchAction.bind(null, library, watch.id)} className="flex flex-wrap gap-1">
                  {watch.nextRunAt && <Verb verb="run" label="Run now" name={watch.name} />}
                  <Verb
                    verb={watch.nextRunAt ? 'pause' : 'resume'}
                    label={watch.nextRunAt ? 'Pause' : 'Go on'}
                    name={watch.name}
                  />
                  <Verb verb="remove" label="Remove" name={watch.name} />
                </ActionForm>
              </Cell>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Verb({ verb, label, name }: { verb: string; label: string; name: string }) {
  return (
    <SubmitButton name="verb" value={verb} size="small" variant="quiet" aria-label={`${label}: ${name}`}>
      {label}
    </SubmitButton>
  );
}

function LastRun({ watch: { lastRunAt, lastTotal, failure } }: { watch: Watch }) {
  if (failure) {
    return (
      <>
        <Badge tone="vein">Failed</Badge> {failure}
      </>
    );
  }
  if (!lastRunAt) return 'Not yet';
  return (
    <>
      <TimeAgo date={lastRunAt} />
      {lastTotal !== null && `, ${lastTotal.toLocaleString('en')} ${lastTotal === 1 ? 'hit' : 'hits'}`}
    </>
  );
}
