import type { Tone } from '#components/tone.ts';
import type { LinkRelation } from '../link-relation.ts';

// By shape as well as colour; of about equal weight around 0, 0.
const marks: Record<LinkRelation, { path: string; tone: Tone }> = {
  supports: { path: 'M0-5L5.2 4H-5.2z', tone: 'leaf' },
  contradicts: { path: 'M0 5L5.2-4H-5.2z', tone: 'vein' },
  'no effect': { path: 'M-4.2-4.2h8.4v8.4h-8.4z', tone: 'plum' },
  inconclusive: { path: 'M0-5.5L5.5 0L0 5.5L-5.5 0z', tone: 'amber' },
  qualifies: { path: 'M-4.6 0a4.6 4.6 0 1 0 9.2 0a4.6 4.6 0 1 0-9.2 0z', tone: 'sky' },
};

/** One link of a claim as a mark at a place of a chart: hollow while nobody has reviewed it. */
export function RelationMark({
  relation,
  hollow,
  x,
  y,
}: {
  relation: LinkRelation;
  hollow?: boolean;
  x: number;
  y: number;
}) {
  const { path, tone } = marks[relation];
  return (
    <g data-tone={tone} data-hollow={hollow || undefined} transform={`translate(${x} ${y})`}>
      <path className="track-dot" d={path} />
    </g>
  );
}

/** The mark beside its word, for legends and lists. */
export function RelationKey({ relation }: { relation: LinkRelation }) {
  return (
    <svg className="inline-block flex-none" width="14" height="14" aria-hidden="true" focusable="false">
      <RelationMark relation={relation} x={7} y={7} />
    </svg>
  );
}
