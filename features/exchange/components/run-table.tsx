import { Badge } from '#components/badge.tsx';
import { Cell, ColumnHead, Table } from '#components/table.tsx';
import { TimeAgo } from '#components/time-ago.tsx';
import type { ImportRunAnswer } from '../schema.ts';
import { RunCounts } from './run-counts.tsx';

export type ListedRun = ImportRunAnswer & { createdBy: string | null };

/** Earlier imports, newest first. */
export function RunTable({ library, runs }: { library: string; runs: readonly ListedRun[] }) {
  return (
    <Table caption="Earlier imports" hideCaption>
      <thead>
        <tr>
          <ColumnHead>File</ColumnHead>
          <ColumnHead>State</ColumnHead>
          <ColumnHead>Records</ColumnHead>
          <ColumnHead>Who</ColumnHead>
          <ColumnHead>When</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <Cell>
              <a href={`/${library}/import/${run.id}`} data-soft>
                {run.fileName ?? 'Pasted text'}
              </a>
            </Cell>
            <Cell>
              <RunState run={run} />
            </Cell>
            <Cell>
              <RunCounts
                counts={run.counts}
                of={run.status === 'CHECKED' || run.status === 'UPLOADED' ? 'check' : 'run'}
              />
            </Cell>
            <Cell>{run.createdBy ?? 'Command line'}</Cell>
            <Cell>
              <TimeAgo date={new Date(run.createdAt)} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const words: Record<ImportRunAnswer['status'], string> = {
  UPLOADED: 'Being checked',
  CHECKED: 'Checked, waiting',
  RUNNING: 'Running',
  DONE: 'Done',
  FAILED: 'Failed',
  CANCELLED: 'Stopped',
};

function RunState({ run }: { run: ImportRunAnswer }) {
  if (run.undoneAt) return <Badge outline>Undone</Badge>;
  const tone =
    run.status === 'DONE'
      ? 'leaf'
      : run.status === 'FAILED'
        ? 'vein'
        : run.status === 'CANCELLED'
          ? 'neutral'
          : 'amber';
  return <Badge tone={tone}>{words[run.status]}</Badge>;
}
