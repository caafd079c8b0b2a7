import { Badge } from '#components/badge.tsx';
import { Cell, ColumnHead, Table } from '#components/table.tsx';
import { plainText } from '#lib/csl/rich-text.ts';
import type { ImportedRecord } from '../queries/find-import.ts';
import type { RecordProblem } from '../queries/list-record-problems.ts';

const by: Record<string, string> = {
  doi: 'same DOI',
  pmid: 'same PMID',
  title: 'same title, year and author',
  description: 'same work by its description',
};
const tones = { new: 'leaf', duplicate: 'amber', broken: 'vein' } as const;

type Props = {
  library: string;
  records: readonly ImportedRecord[];
  /** By the record's index. */
  problems: ReadonlyMap<number, readonly RecordProblem[]>;
};

/** Each record of a file: its line, what is wrong with it, what the check says, what became of it. */
export function RecordTable({ library, records, problems }: Props) {
  return (
    <Table caption="Records of the file" hideCaption>
      <thead>
        <tr>
          <ColumnHead end className="w-16">
            Line
          </ColumnHead>
          <ColumnHead>Record</ColumnHead>
          <ColumnHead>Check</ColumnHead>
          <ColumnHead>Outcome</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr key={record.index}>
            <Cell end>{record.line}</Cell>
            <Cell>
              {record.citationId ? (
                <a href={`/${library}/citations/${record.citationId}`}>{titleText(record)}</a>
              ) : (
                titleText(record)
              )}
              {problems.get(record.index)?.map(({ line, message }) => (
                <p key={`${line} ${message}`} className="text-ink-soft text-sm">
                  Line {line}: {message}
                </p>
              ))}
            </Cell>
            <Cell>
              <Badge tone={tones[record.verdict]}>{record.verdict}</Badge>{' '}
              <DuplicateOf library={library} record={record} />
            </Cell>
            <Cell>{record.outcome ?? '–'}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function titleText({ title, verdict }: ImportedRecord): string {
  if (title) return plainText(title);
  return verdict === 'broken' ? 'Could not be read' : 'Without title';
}

function DuplicateOf({ library, record }: { library: string; record: ImportedRecord }) {
  const isPossible = record.duplicateBy === 'possible';
  const before = isPossible ? 'Possible duplicate of' : 'of';
  const reason = record.duplicateBy && !isPossible ? `: ${by[record.duplicateBy]}` : '';
  if (record.duplicateOf) {
    return (
      <span className="text-sm">
        {before} <a href={`/${library}/citations/${record.duplicateOf.id}`}>{record.duplicateOf.key}</a>
        {reason}
      </span>
    );
  }
  if (record.duplicateOfIndex === null) return null;
  return (
    <span className="text-sm">
      {before} record {record.duplicateOfIndex + 1} of this file{reason}
    </span>
  );
}
