import { Disclosure } from '#components/disclosure.tsx';
import { Cell, ColumnHead, Table } from '#components/table.tsx';
import { levelName } from '#features/evidence/evidence-level.ts';
import { type BalanceRow, balanceInWords, type Tally } from '../balance.ts';
import { type LinkRelation, linkRelations, linkRelationTable } from '../link-relation.ts';
import { RelationKey, RelationMark } from './relation-mark.tsx';

// Against at the left, for at the right, what leaves it open between them.
const zones: { title: string; relations: LinkRelation[] }[] = [
  { title: 'against', relations: ['contradicts', 'no effect'] },
  { title: 'leaves open', relations: ['inconclusive', 'qualifies'] },
  { title: 'for', relations: ['supports'] },
];
const step = 15;
const perLine = 5;
const labelWidth = 66;
const zoneWidth = perLine * step + 12;
const width = labelWidth + zones.length * zoneWidth;
const head = 20;

/** Every link of a claim as one mark, by level and by what it says; with the legend, and the table that says the same. */
export function BalanceChart({ rows }: { rows: readonly BalanceRow[] }) {
  if (rows.length === 0) return <p className="text-ink-soft">{balanceInWords(rows)}</p>;
  const heights = rows.map((row) => 10 + step * Math.max(...zones.map(({ relations }) => linesOf(row, relations))));
  const tops = heights.map((_, index) => head + heights.slice(0, index).reduce((sum, each) => sum + each, 0));
  const total = head + heights.reduce((sum, each) => sum + each, 0);
  const used = linkRelations.filter((relation) => rows.some((row) => sum(row[relation]) > 0));
  const waiting = rows.some((row) => linkRelations.some((relation) => row[relation].waiting > 0));
  return (
    <figure className="grid gap-3">
      <p>{balanceInWords(rows)}</p>
      <svg
        viewBox={`0 0 ${width} ${total}`}
        width={width}
        height={total}
        className="max-w-full"
        role="img"
        aria-label={`Balance of evidence. ${balanceInWords(rows)}`}
      >
        {zones.map(({ title }, zone) => (
          <text key={title} className="track-label" x={labelWidth + zone * zoneWidth + 2} y="12">
            {title}
          </text>
        ))}
        {rows.map((row, index) => (
          <Row key={row.mark} row={row} top={tops[index] ?? head} height={heights[index] ?? step} />
        ))}
      </svg>
      <figcaption className="grid gap-2">
        <ul className="flex flex-wrap gap-x-5 gap-y-1 text-ink-soft text-sm">
          {used.map((relation) => (
            <li key={relation} className="flex items-center gap-1.5">
              <RelationKey relation={relation} />
              {relation}
            </li>
          ))}
          {waiting && <li>hollow: not reviewed yet</li>}
        </ul>
        <Disclosure summary="As a table, with what the levels mean">
          <BalanceTable rows={rows} />
        </Disclosure>
      </figcaption>
    </figure>
  );
}

function Row({ row, top, height }: { row: BalanceRow; top: number; height: number }) {
  return (
    <g>
      <line className="track-grid" x1="0" x2={width} y1={top} y2={top} />
      <text className="track-label" x="0" y={top + 16}>
        {row.mark}
      </text>
      {zones.map(({ title, relations }, zone) => {
        const left = labelWidth + zone * zoneWidth;
        return (
          <g key={title}>
            {zone > 0 && <line className="track-grid" x1={left - 6} x2={left - 6} y1={top} y2={top + height} />}
            {marksOf(row, relations).map(({ relation, hollow, key }, place) => (
              <RelationMark
                key={key}
                relation={relation}
                hollow={hollow}
                x={left + 8 + (place % perLine) * step}
                y={top + 12 + Math.floor(place / perLine) * step}
              />
            ))}
          </g>
        );
      })}
    </g>
  );
}

function BalanceTable({ rows }: { rows: readonly BalanceRow[] }) {
  return (
    <Table caption="Links by level and by what they say" hideCaption>
      <thead>
        <tr>
          <ColumnHead>Level</ColumnHead>
          {linkRelations.map((relation) => (
            <ColumnHead key={relation} end title={linkRelationTable[relation].meaning}>
              {relation}
            </ColumnHead>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.mark}>
            <Cell>{row.level ? levelName(row.level) : 'No level given'}</Cell>
            {linkRelations.map((relation) => (
              <Cell key={relation} end>
                {sum(row[relation]) || ''}
                {row[relation].waiting > 0 && (
                  <span className="block text-ink-soft text-xs">{row[relation].waiting} not reviewed</span>
                )}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const sum = ({ reviewed, waiting }: Tally) => reviewed + waiting;

function linesOf(row: BalanceRow, relations: readonly LinkRelation[]): number {
  return Math.max(1, Math.ceil(marksOf(row, relations).length / perLine));
}

// Reviewed before waiting, so that what counts stands together.
function marksOf(row: BalanceRow, relations: readonly LinkRelation[]) {
  return relations.flatMap((relation) =>
    (['reviewed', 'waiting'] as const).flatMap((state) =>
      Array.from({ length: row[relation][state] }, (_, index) => ({
        ...{ relation, hollow: state === 'waiting', key: `${relation} ${state} ${index}` },
      })),
    ),
  );
}
