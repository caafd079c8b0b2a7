import { Cell, ColumnHead, Table } from '#components/table.tsx';
import type { Miss } from '../queries/list-misses.ts';

/** What was asked for and not found, and why. */
export function MissTable({ misses }: { misses: readonly Miss[] }) {
  return (
    <Table caption="Not found" hideCaption>
      <thead>
        <tr>
          <ColumnHead>Asked for</ColumnHead>
          <ColumnHead>Why there is no record</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {misses.map(({ written, reason }) => (
          <tr key={written}>
            <Cell className="wrap-anywhere">{written}</Cell>
            <Cell>{reason}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
