import { Cell, ColumnHead, Table } from '#components/table.tsx';
import type { ImportRunAnswer } from '../schema.ts';

/** What is wrong in a file, each at its place. */
export function ProblemList({ problems }: { problems: ImportRunAnswer['problems'] }) {
  return (
    <Table caption="Problems" hideCaption>
      <thead>
        <tr>
          <ColumnHead end className="w-16">
            Line
          </ColumnHead>
          <ColumnHead end className="w-16">
            Column
          </ColumnHead>
          <ColumnHead>What</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {problems.map(({ line, column, severity, field, message }) => (
          <tr key={`${line} ${column} ${message}`}>
            <Cell end>{line}</Cell>
            <Cell end>{column}</Cell>
            <Cell>
              <strong>{severity === 'error' ? 'Error' : 'Warning'}</strong>
              {field && ` in ${field}`}: {message}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
