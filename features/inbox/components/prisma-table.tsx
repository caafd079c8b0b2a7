import { Fragment } from 'react';
import { Cell, ColumnHead, Table } from '#components/table.tsx';
import type { PrismaCounts } from '../schema.ts';

const rows: Record<keyof PrismaCounts, string> = {
  previous_reports: 'Reports the library had otherwise',
  database_results: 'Records identified from databases',
  database_specific_results: 'Of these, by database',
  duplicates: 'Duplicates removed before screening',
  records_screened: 'Records screened',
  records_excluded: 'Records excluded',
  dbr_sought_reports: 'Reports sought for retrieval',
  new_reports: 'New reports in the library',
  total_reports: 'Reports in the library',
};

type Props = { counts: PrismaCounts; reasons: readonly { reason: string; n: number }[] };

/** The counts of the PRISMA 2020 flow diagram, under the names its tools take. */
export function PrismaTable({ counts, reasons }: Props) {
  return (
    <Table caption="PRISMA 2020 counts" hideCaption>
      <thead>
        <tr>
          <ColumnHead>What</ColumnHead>
          <ColumnHead>Name</ColumnHead>
          <ColumnHead end>Number</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {Object.entries(rows).map(([name, label]) => (
          <tr key={name}>
            <Cell>{label}</Cell>
            <Cell>
              <code>{breakable(name)}</code>
            </Cell>
            <Cell end>{shown(counts[name as keyof PrismaCounts])}</Cell>
          </tr>
        ))}
        {reasons.map(({ reason, n }) => (
          <tr key={`reason ${reason}`}>
            <Cell>Excluded: {reason}</Cell>
            <Cell />
            <Cell end>{n.toLocaleString('en')}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** A name that may be broken after its underscores, and nowhere else. */
function breakable(name: string) {
  return name.split(/(?<=_)/).map((part) => (
    <Fragment key={part}>
      {part}
      <wbr />
    </Fragment>
  ));
}

function shown(count: number | string): string {
  return typeof count === 'number' ? count.toLocaleString('en') : count || '–';
}
