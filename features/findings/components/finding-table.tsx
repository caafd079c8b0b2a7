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

// Beside its paper, in a narrow page.
const ofPaper = ['ligand', 'target', 'assay', 'value', 'px', 'status'];

const columns: readonly { by: string; label: string; end?: true }[] = [
  { by: 'citation', label: 'Paper' },
  { by: 'ligand', label: 'Ligand' },
  { by: 'target', label: 'Target or effect' },
  { by: 'assay', label: 'Assay' },
  { by: 'species', label: 'Species' },
  { by: 'value', label: 'Result' },
  { by: 'px', label: 'pX', end: true },
  { by: 'action', label: 'Action' },
  { by: 'direction', label: 'Direction' },
  { by: 'level', label: 'Level' },
  { by: 'status', label: 'Status' },
];

/** Findings as rows, values as they print. */
export function FindingTable({ library, findings, nameOf, sorting, ofOnePaper }: Props) {
  const shown = columns.filter(({ by }) => !ofOnePaper || ofPaper.includes(by));
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
            {[citation.authors || citation.key, citation.year].filter(Boolean).join(' ')}
          </a>
        </Cell>
      )}
      <Cell>{link}</Cell>
      <Cell>{about && nameOf(about)}</Cell>
      <Cell>
        {content.assay}
        {content.readout && <span className="block text-ink-soft text-xs">{content.readout}</span>}
      </Cell>
      {!ofOnePaper && <Cell>{content.species}</Cell>}
      <Cell className="min-w-56">
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
      {!ofOnePaper && (
        <>
          <Cell>{content.action}</Cell>
          <Cell>{content.direction}</Cell>
          <Cell className="whitespace-nowrap">
            {content.level && levelMark(content.level)}
            {content.rating !== null && (
              <span className="block text-xs">
                <span aria-hidden="true">{'★'.repeat(content.rating)}</span>
                <span className="sr-only">Rated {content.rating} of 5</span>
              </span>
            )}
          </Cell>
        </>
      )}
      <Cell>
        <FindingStatus status={status} />
      </Cell>
    </tr>
  );
}
