import { Cell, ColumnHead, Table } from '#components/table.tsx';
import { levelMark } from '#features/evidence/evidence-level.ts';
import { printP } from '#lib/pharmacology/p-scale.ts';
import { addressOf, sortedBy } from '../filter-links.ts';
import type { FindingFilters } from '../filters.ts';
import type { FindingRecord } from '../finding-record.ts';
import { FindingStatus } from './finding-status.tsx';
import { PrintedResult } from './printed-result.tsx';

type Props = {
  library: string;
  findings: readonly FindingRecord[];
  nameOf: (tag: string) => string;
  /** Makes the columns sortable. */
  sorting?: { filters: FindingFilters; path: string };
  /** Beside its paper, a table need not name it. */
  ofOnePaper?: boolean;
};

const columns: readonly { by: string; label: string; end?: true }[] = [
  { by: 'citation', label: 'Paper' },
  { by: 'ligand', label: 'Ligand' },
  { by: 'target', label: 'Target or effect' },
  { by: 'assay', label: 'Assay' },
  { by: 'readout', label: 'Readout' },
  { by: 'species', label: 'Species' },
  { by: 'value', label: 'Result' },
  { by: 'px', label: 'pX', end: true },
  { by: 'action', label: 'Action' },
  { by: 'direction', label: 'Direction' },
  { by: 'level', label: 'Level' },
  { by: 'rating', label: 'Rating', end: true },
  { by: 'status', label: 'Status' },
];

/** Findings as rows, values as they print. */
export function FindingTable({ library, findings, nameOf, sorting, ofOnePaper }: Props) {
  const shown = columns.filter(({ by }) => !ofOnePaper || !['citation', 'rating'].includes(by));
  return (
    <Table caption="Findings" hideCaption>
      <thead>
        <tr>
          {shown.map(({ by, label, end }) => (
            <ColumnHead key={by} end={end} {...(sorting && sortOf(sorting, by))}>
              {label}
            </ColumnHead>
          ))}
        </tr>
      </thead>
      <tbody>
        {findings.map((finding) => (
          <Row key={finding.id} {...{ library, finding, nameOf, ofOnePaper }} />
        ))}
      </tbody>
    </Table>
  );
}

function sortOf({ filters, path }: NonNullable<Props['sorting']>, by: string) {
  const { sort } = filters;
  const sorted = sort.by === by ? (sort.reversed ? ('descending' as const) : ('ascending' as const)) : undefined;
  return { sorted, sortHref: addressOf(path, sortedBy(filters, by)) };
}

function Row({ library, finding, nameOf, ofOnePaper }: { finding: FindingRecord } & Omit<Props, 'findings'>) {
  const { id, content, citation, pX, warnings, status } = finding;
  const about = content.target ?? content.effect;
  const name = content.ligand ? nameOf(content.ligand) : 'No ligand yet';
  const link = (
    <a href={`/${library}/findings/${id}`} data-item data-soft="" className="font-medium">
      {name}
    </a>
  );
  return (
    <tr>
      {!ofOnePaper && (
        <Cell className="whitespace-nowrap">
          <a href={`/${library}/citations/${citation.id}`} data-soft="" title={citation.title}>
            {citation.authors || citation.key} {citation.year}
          </a>
        </Cell>
      )}
      <Cell>{link}</Cell>
      <Cell>{about && nameOf(about)}</Cell>
      <Cell className="whitespace-nowrap">{content.assay}</Cell>
      <Cell>{content.readout}</Cell>
      <Cell>{content.species}</Cell>
      <Cell>
        <PrintedResult content={content} />
        {warnings.length > 0 && (
          <span className="ms-1.5 text-amber" title={warnings.map(({ message }) => message).join('\n')}>
            <span aria-hidden="true">▲</span>
            <span className="sr-only">{warnings.length === 1 ? 'One question' : `${warnings.length} questions`}</span>
          </span>
        )}
      </Cell>
      <Cell end className="tabular-nums">
        {pX !== null && printP(pX)}
      </Cell>
      <Cell>{content.action}</Cell>
      <Cell className="whitespace-nowrap">{content.direction}</Cell>
      <Cell className="whitespace-nowrap">{content.level && levelMark(content.level)}</Cell>
      {!ofOnePaper && <Cell end>{content.rating}</Cell>}
      <Cell>
        <FindingStatus status={status} />
      </Cell>
    </tr>
  );
}
