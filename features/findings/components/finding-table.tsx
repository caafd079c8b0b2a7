import { Cell, ColumnHead, Table } from '#components/table.tsx';
import { levelMark } from '#features/evidence/evidence-level.ts';
import { isAcceptedByAuthor } from '#features/libraries/second-person.ts';
import { RetractionBadge } from '#features/retractions/components/retraction-badge.tsx';
import { printP } from '#lib/pharmacology/p-scale.ts';
import { addressOf, sortedBy } from '../filter-links.ts';
import type { FindingFilters } from '../filters.ts';
import type { FindingRecord } from '../finding-record.ts';
import { FindingStatus } from './finding-status.tsx';
import { PrintedResult } from './printed-result.tsx';
import { PrintedText } from './printed-text.tsx';

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
const ofPaper = ['ligand', 'target', 'assay', 'value', 'px'];

const columns: readonly { by: string; label: string; end?: true }[] = [
  { by: 'citation', label: 'Paper' },
  { by: 'ligand', label: 'Ligand' },
  { by: 'target', label: 'Target, effect' },
  { by: 'assay', label: 'Assay' },
  { by: 'value', label: 'Result' },
  { by: 'px', label: 'pX', end: true },
  { by: 'action', label: 'Action' },
  { by: 'direction', label: 'Direction' },
  { by: 'level', label: 'Level' },
  { by: 'status', label: 'Status' },
];
// A phone has room for two; what the others say stands under the first.
const onPhone = ['ligand', 'value'];
const wide = 'max-sm:hidden';

/** Findings as rows, values as they print. */
export function FindingTable({ library, findings, nameOf, sorting, ofOnePaper }: Props) {
  const shown = columns.filter(({ by }) => !ofOnePaper || ofPaper.includes(by));
  return (
    <Table caption="Findings" hideCaption>
      <thead>
        <tr>
          {shown.map(({ by, label, end }) => (
            <ColumnHead
              key={by}
              end={end}
              className={onPhone.includes(by) ? undefined : wide}
              {...(sorting && sortOf(sorting, by))}
            >
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
  const byAuthor = isAcceptedByAuthor(finding);
  const about = content.target ?? content.effect;
  const paper = (
    <a href={`/${library}/citations/${citation.id}`} data-soft="" title={citation.title}>
      {[citation.authors || citation.key, citation.year].filter(Boolean).join(' ')}
    </a>
  );
  const how = [content.readout, content.species].filter(Boolean).join(', ');
  return (
    <tr>
      {!ofOnePaper && <Cell className={wide}>{paper}</Cell>}
      <Cell>
        <a href={`/${library}/findings/${id}`} data-item data-soft="" className="font-medium">
          {content.ligand ? nameOf(content.ligand) : 'No ligand yet'}
        </a>
        <span className="block text-ink-soft text-xs sm:hidden">
          {[about && nameOf(about), content.assay].filter(Boolean).join(' · ')}
        </span>
        {!ofOnePaper && <span className="block text-xs sm:hidden">{paper}</span>}
      </Cell>
      <Cell className={wide}>{about && nameOf(about)}</Cell>
      <Cell className={`min-w-40 ${wide}`}>
        {content.assay}
        {how && (
          <span className="block text-ink-soft text-xs">
            <PrintedText>{how}</PrintedText>
          </span>
        )}
      </Cell>
      <Cell className="min-w-44">
        <PrintedResult content={content} />
        <Questions warnings={warnings} />
        {finding.retraction && (
          <span className="block">
            <RetractionBadge retraction={finding.retraction} />
          </span>
        )}
        {(status !== 'accepted' || byAuthor) && (
          <span className={ofOnePaper ? 'block' : 'block sm:hidden'}>
            <FindingStatus status={status} byAuthor={byAuthor} />
          </span>
        )}
      </Cell>
      <Cell end className={`tabular-nums ${wide}`}>
        {pX !== null && printP(pX)}
      </Cell>
      {!ofOnePaper && (
        <>
          <Cell className={wide}>{content.action}</Cell>
          <Cell className={wide}>{content.direction}</Cell>
          <Cell className={`whitespace-nowrap ${wide}`}>
            <Level content={content} />
          </Cell>
          <Cell className={wide}>
            <FindingStatus status={status} byAuthor={byAuthor} />
          </Cell>
        </>
      )}
    </tr>
  );
}

function Level({ content: { level, rating } }: Pick<FindingRecord, 'content'>) {
  return (
    <>
      {level && levelMark(level)}
      {rating !== null && (
        <span className="block text-xs">
          <span aria-hidden="true">{'★'.repeat(rating)}</span>
          <span className="sr-only">Rated {rating} of 5</span>
        </span>
      )}
    </>
  );
}

function Questions({ warnings }: Pick<FindingRecord, 'warnings'>) {
  if (warnings.length === 0) return null;
  return (
    <span className="ms-1.5 text-amber" title={warnings.map(({ message }) => message).join('\n')}>
      <span aria-hidden="true">▲</span>
      <span className="sr-only">{warnings.length === 1 ? 'One question' : `${warnings.length} questions`}</span>
    </span>
  );
}
