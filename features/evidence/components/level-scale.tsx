import { type LevelFilter, schemes } from '../evidence-level.ts';

/** As many bars as the scheme has levels, filled from the weakest up to this one. Says nothing that the words beside it do not. */
export function LevelScale({ level: { scheme, code } }: { level: LevelFilter }) {
  const codes: readonly string[] = schemes[scheme].codes;
  const weakestFirst = scheme === 'ocebm' ? codes.toReversed() : codes;
  const reached = weakestFirst.indexOf(code);
  return (
    <svg className="badge-scale" viewBox={`0 0 ${codes.length * 4 - 1} 8`} aria-hidden="true">
      {weakestFirst.map((each, index) => (
        <rect key={each} x={index * 4} y={0} width={3} height={8} data-empty={index > reached || undefined} />
      ))}
    </svg>
  );
}
