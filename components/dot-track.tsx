import type { Tone } from './tone.ts';

/** Ends of an axis, in its units. */
export type Axis = { min: number; max: number; ticks: readonly { at: number; label: string }[] };

export type Dot = {
  at: number;
  /** The interval around it. */
  low?: number | null;
  high?: number | null;
  /** The value lies somewhere that way from here. */
  beyond?: 'left' | 'right' | null;
  /** Meaning that colour must not carry alone. */
  shape?: 'circle' | 'square' | 'diamond' | 'triangle';
  tone?: Tone;
  /** Not settled: drawn hollow. */
  hollow?: boolean;
};

const height = 24;
const middle = height / 2;

const share = (at: number, { min, max }: Axis) => `${((Math.min(max, Math.max(min, at)) - min) / (max - min)) * 100}%`;

/** One value on an axis shared with the rows above and below it. A picture only: the row says the value in words. */
export function DotTrack({ axis, dot }: { axis: Axis; dot: Dot | null }) {
  return (
    <svg className="track" width="100%" height={height} aria-hidden="true" focusable="false">
      {axis.ticks.map(({ at }) => (
        <line key={at} className="track-grid" x1={share(at, axis)} x2={share(at, axis)} y1="0" y2={height} />
      ))}
      {dot && <Mark axis={axis} dot={dot} />}
    </svg>
  );
}

function Mark({ axis, dot }: { axis: Axis; dot: Dot }) {
  const { at, low, high, beyond, shape = 'circle', tone, hollow } = dot;
  return (
    <g data-tone={tone ?? 'neutral'} data-hollow={hollow || undefined}>
      {typeof low === 'number' && typeof high === 'number' && (
        <line className="track-interval" x1={share(low, axis)} x2={share(high, axis)} y1={middle} y2={middle} />
      )}
      <svg x={share(at, axis)} y={middle} overflow="visible" aria-hidden="true" focusable="false">
        {beyond && (
          <path className="track-arrow" d={beyond === 'left' ? 'M0 0H-22m5-4-5 4 5 4' : 'M0 0H22m-5-4 5 4-5 4'} />
        )}
        <path className="track-dot" d={shapes[shape]} />
      </svg>
    </g>
  );
}

// Of about equal weight to the eye, around 0, 0.
const shapes = {
  circle: 'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z',
  square: 'M-4-4h8v8h-8z',
  diamond: 'M0-5.5L5.5 0L0 5.5L-5.5 0z',
  triangle: 'M0-5L5.2 4H-5.2z',
};

/** The axis over a column of tracks. */
export function AxisTrack({ axis }: { axis: Axis }) {
  return (
    <svg className="track" width="100%" height={height} aria-hidden="true" focusable="false">
      {axis.ticks.map(({ at, label }) => (
        <text key={at} className="track-label" x={share(at, axis)} y="16" textAnchor={anchor(at, axis)}>
          {label}
        </text>
      ))}
    </svg>
  );
}

function anchor(at: number, { min, max }: Axis): 'start' | 'middle' | 'end' {
  if (at <= min) return 'start';
  return at >= max ? 'end' : 'middle';
}

/** A shape as it stands in a plot, for the legend beside it. */
export function DotKey({ shape = 'circle', tone = 'neutral', hollow }: Pick<Dot, 'shape' | 'tone' | 'hollow'>) {
  return (
    <svg
      className="inline-block align-[-2px]"
      width="14"
      height="14"
      viewBox="-7 -7 14 14"
      aria-hidden="true"
      focusable="false"
    >
      <g data-tone={tone} data-hollow={hollow || undefined}>
        <path className="track-dot" d={shapes[shape]} />
      </g>
    </svg>
  );
}
