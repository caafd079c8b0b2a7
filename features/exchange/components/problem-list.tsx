import { Cell, ColumnHead, Table } from '#components/table.tsx';
import type { ImportRunAnswer } from '../schema.ts';

/** What is wrong in a file, each at its place and leading to its record. */
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
          <ColumnHead end className="w-16">
            Record
          </ColumnHead>
          <ColumnHead>What</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {problems.map(({ index, line, column, severity, field, message }) => (
          <tr key={`${line} ${column} ${message}`}>
            <Cell end>{line}</Cell>
            <Cell end>{column}</Cell>
            <Cell end>{index === null ? '–' : <a href={`?from=${index}#records`}>{index + 1}</a>}</Cell>
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
