import { type Axis, AxisTrack, type Dot, DotKey, DotTrack } from '#components/dot-track.tsx';
import { Cell, ColumnHead, Table } from '#components/table.tsx';
import { PrintedText } from '#features/findings/components/printed-text.tsx';
import type { DisagreementFlag } from '../flag-reason.ts';
import type { MeasuredValue } from '../measured-value.ts';

type Props = {
  library: string;
  caption: string;
  values: readonly MeasuredValue[];
  axis: Axis;
  flags: readonly DisagreementFlag[];
};

// By the assay, so that binding and function are told apart without colour.
const shapes: Record<string, NonNullable<Dot['shape']>> = {
  binding: 'circle',
  functional: 'square',
  'ex vivo': 'diamond',
  'in vivo': 'triangle',
  human: 'triangle',
};

/** Values of one readout on the shared p scale, with the table that says the same in words. Hollow: not reviewed yet. */
export function ValuePlot({ library, caption, values, axis, flags }: Props) {
  const disputed = new Set(flags.flatMap(({ findings }) => findings));
  const hasNumbers = values.some(({ p }) => p !== null);
  return (
    <Table caption={caption} hideCaption>
      <thead>
        <tr>
          <ColumnHead className="w-48">Study</ColumnHead>
          <ColumnHead className="w-56 max-md:hidden">Assay</ColumnHead>
          {hasNumbers && (
            <ColumnHead className="min-w-40 sm:min-w-56">
              <span className="sr-only">Place on the scale</span>
              <AxisTrack axis={axis} />
            </ColumnHead>
          )}
          <ColumnHead className="w-64">Value</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {values.map((value) => (
          <tr key={value.id}>
            <Cell>
              <a href={`/${library}/findings/${value.id}`} data-soft>
                {value.study}
              </a>
              {disputed.has(value.id) && <span className="block text-2xs text-vein">in dispute</span>}
            </Cell>
            <Cell className="max-md:hidden">
              {value.assay && <DotKey shape={shapes[value.assay]} />}{' '}
              {[value.assay, value.system, value.species].filter(Boolean).join(', ')}
            </Cell>
            {hasNumbers && (
              <Cell>
                <DotTrack axis={axis} dot={dotOf(value, disputed.has(value.id))} />
              </Cell>
            )}
            <Cell>
              <PrintedText>{said(value) || '–'}</PrintedText>
              {value.action && value.action !== said(value) && (
                <span className="block text-ink-soft">{value.action}</span>
              )}
              {value.status === 'submitted' && <span className="block text-ink-soft italic">waits for review</span>}
              {!value.primary && <span className="block text-ink-soft italic">cited from elsewhere</span>}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

// The result as it prints, or in words; not the action, which some have for words.
function said({ printed, outcome }: MeasuredValue): string {
  return printed || outcome || '';
}

function dotOf({ p, interval, relation, assay, status }: MeasuredValue, disputed: boolean): Dot | null {
  if (p === null) return null;
  return {
    at: p,
    low: interval?.[0],
    high: interval?.[1],
    beyond: beyond[relation ?? '='] ?? null,
    shape: shapes[assay ?? ''],
    tone: disputed ? 'vein' : 'leaf',
    hollow: status === 'submitted',
  };
}

// More nM is weaker: further to the left.
const beyond: Record<string, 'left' | 'right'> = { '>': 'left', '≥': 'left', '<': 'right', '≤': 'right' };
